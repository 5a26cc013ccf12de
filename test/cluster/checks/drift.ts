import { foreignWrites } from "../../../review/drift/foreign-writes.ts";
import type { LiveObject } from "../../../review/drift/live-objects.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { check } from "../suite/check.ts";
import { equals, passes } from "../suite/expect.ts";
import { object, rbac } from "../suite/objects.ts";

const everything = { apiGroups: ["*"], resources: ["*"], verbs: ["*"] };
const add = (path: string, value: unknown) => [{ op: "add", path, value }];
const never = [{ name: "never", expression: "false" }];

/** Objects such as the program makes, and what somebody adds to them. */
const additions: [made: KubeObject, patch: object, path: string][] = [
  [
    object(`${rbac}/v1`, "Role", "drift-probe", "default", { rules: [] }),
    add("/rules", [everything]),
    "rules",
  ],
  [
    object("networking.k8s.io/v1", "NetworkPolicy", "drift-probe", "default", {
      spec: { podSelector: {}, policyTypes: ["Egress"], egress: [{ to: [{ podSelector: {} }] }] },
    }),
    add("/spec/egress/-", {}),
    "spec.egress",
  ],
  [
    object("v1", "ResourceQuota", "drift-probe", "default", { spec: { hard: { "count/configmaps": "9" } } }),
    { spec: { hard: { "count/foos.example.com": "1" } } },
    "spec.hard[count/foos.example.com]",
  ],
  [
    object("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", "drift-probe", undefined, {
      spec: {
        matchConstraints: {
          resourceRules: [
            { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] },
          ],
        },
        matchConditions: [{ name: "always", expression: "true" }],
        validations: [{ expression: "true" }],
      },
    }),
    add("/spec/matchConditions", [{ name: "always", expression: "true" }, ...never]),
    'spec.matchConditions["name":"never"]',
  ],
];

/** What an engine that compares what it has stated does not see. */
export const drift = additions.map(([made, patch, path]) =>
  check("NS-2", `what somebody adds to a ${made.kind} is told, and by whom`, async ({ admin }) => {
    const told = (live: KubeObject) =>
      foreignWrites([live as unknown as LiveObject]).map(({ manager, paths }) => [manager, ...paths]);
    try {
      const manager = "pulumi-kubernetes-3b2e769a";
      equals(told(passes(await admin.apply(made, { manager }), made.kind)), [], "what the provider wrote");
      const query = { fieldManager: "by-hand" };
      const changed = passes(await admin.patch(made, patch, { dryRun: true, query }), "the addition");
      equals(told(changed), [["by-hand", path]], "what was added");
    } finally {
      await admin.remove(made);
    }
  }),
);
