import fc from "fast-check";
import type { TenantNamespace } from "../../../../proof/admission/namespaces.ts";
import { ordinarySpec } from "../../../../proof/admission/pods.ts";
import { type JsonObject, list, object } from "../../../../proof/objects/json.ts";
import { field, pick, some } from "./pick.ts";

/** The spec of a pod of this namespace that is ordinary but for a thing or two. */
export const podSpec = (namespace: TenantNamespace): fc.Arbitrary<JsonObject> => {
  const ordinary = ordinarySpec(namespace);
  return fc
    .record({
      pod: some(2, ...ofPod(namespace)),
      security: seldom(fc.oneof(...ofSecurity)),
      containers: fc.tuple(seldom(container), seldom(container)),
      init: fc.boolean(),
    })
    .map(({ pod, security, containers: [first, second], init }) => {
      const [main] = list(ordinary.containers).map(object);
      return {
        ...ordinary,
        securityContext: { ...object(ordinary.securityContext), ...security },
        ...pod,
        containers: [merged(main ?? {}, first)],
        ...(init && { initContainers: [merged({ ...main, name: "first" }, second)] }),
      };
    });
};

/** An ordinary toleration or one that may be somebody else's. */
export const toleration = ({ nodes }: TenantNamespace): fc.Arbitrary<JsonObject> => {
  const effect = some(1, field("effect", "NoSchedule", "NoExecute"));
  const key = pick(
    "tenant",
    "tenant-nodes",
    "nvidia.com/gpu",
    "node.kubernetes.io/disk-pressure",
    "dedicated",
  );
  const value = pick(nodes, "pool", "acme", "acme-eu", "");
  return fc
    .oneof(
      fc.tuple(fc.record({ key, value }), some(1, field("operator", "Equal")), effect),
      fc.tuple(fc.record({ key, operator: pick("Exists") }), effect),
      fc.tuple(fc.record({ operator: pick("Exists") }), effect),
    )
    .map((parts) => Object.assign({}, ...parts) as JsonObject);
};

export const securityContext: fc.Arbitrary<JsonObject> = some(
  1,
  field("runAsUser", 0, 1000),
  field("runAsNonRoot", true, false),
  field("allowPrivilegeEscalation", true, false),
  field("capabilities", {}, { drop: ["ALL"] }, { drop: ["NET_RAW"] }),
);

export const pullPolicy = field("imagePullPolicy", "Always", "Always", "IfNotPresent", "Never");

const container: fc.Arbitrary<JsonObject> = fc
  .tuple(pullPolicy, securityContext)
  .map(([policy, context]): JsonObject => ({ ...policy, securityContext: context }));

const seldom = (change: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: change });

const ofSecurity = [
  field("runAsUser", 0, 1000),
  field("runAsNonRoot", true, false),
  field("seccompProfile", { type: "Unconfined" }),
];

const ofPod = (namespace: TenantNamespace): fc.Arbitrary<JsonObject>[] => {
  const { nodes, name } = namespace;
  const own = list(ordinarySpec(namespace).tolerations);
  return [
    pick(nodes, "pool", "acme", "").map((tenant) => ({ nodeSelector: { tenant } })),
    field("nodeSelector", {}, { zone: "a" }, { tenant: nodes, zone: "a" }),
    toleration(namespace).map((one) => ({ tolerations: [...own, one] })),
    toleration(namespace).map((one) => ({ tolerations: [one] })),
    field("priorityClassName", "tenant-regular", "tenant-premium", "anything", "system-node-critical"),
    field("nodeName", "ip-10-0-0-1"),
    field("schedulerName", "ours", "default-scheduler"),
    field("runtimeClassName", "ours"),
    field("hostUsers", false),
    field("os", { name: "linux" }),
    field("terminationGracePeriodSeconds", 0, 3600, 3601),
    pick(...volumes).map((source) => ({ volumes: [{ name: "data", ...source }] })),
    affinity(name),
  ];
};

const volumes: JsonObject[] = [
  { emptyDir: {} },
  { csi: { driver: "ebs.csi.aws.com" } },
  { image: { reference: "registry.example/data:1", pullPolicy: "Always" } },
  { image: { reference: "registry.example/data:1", pullPolicy: "IfNotPresent" } },
];

const affinity = (own: string): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      kind: pick("podAffinity", "podAntiAffinity"),
      strict: fc.boolean(),
      whose: pick<JsonObject>(
        {},
        { namespaces: [own] },
        { namespaces: [own, "another"] },
        { namespaceSelector: {} },
      ),
    })
    .map(({ kind, strict, whose }) => {
      const term = { labelSelector: {}, topologyKey: "kubernetes.io/hostname", ...whose };
      const terms = strict
        ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
        : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }] };
      return { affinity: { [kind]: terms } };
    });

/** A container whose security context keeps what the change does not speak of. */
const merged = (container: JsonObject, { securityContext, ...change }: JsonObject): JsonObject => ({
  ...container,
  ...change,
  securityContext: { ...object(container.securityContext), ...object(securityContext) },
});
