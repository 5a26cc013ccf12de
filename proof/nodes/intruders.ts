import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { representatives, type TenantNamespace } from "../admission/namespaces.ts";
import { creation } from "../admission/objects.ts";
import { ordinarySpec, podCreation, podUpdate } from "../admission/pods.ts";
import { controller, membersOf, persons } from "../admission/users.ts";
import { refusedPods } from "../admission/workloads.ts";
import type { Claim } from "../claim.ts";
import { type JsonObject, list } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { pool, tenantKey } from "../vocabulary.ts";
import { nodeGroups, repellingEffects, repels } from "./groups.ts";

export const intruders: Claim = {
  id: "N-2",
  title: "No pod of another tenant, and no pooled pod, can get onto a tenant's nodes.",
  judge(view) {
    const judgement = new Judgement();
    judgement.attempt(undefined, () => judgeTaints(view, judgement));
    return judgement.finding;
  },
  *attempts(view) {
    for (const namespace of representatives(view)) yield* ways(namespace);
  },
};

/** A tenant's group and the pool repel, in both ways, every pod that does not tolerate just them. */
function judgeTaints(view: View, judgement: Judgement): void {
  for (const group of nodeGroups(view)) {
    const owner = group.tenant ?? (group.labels[tenantKey] === pool ? pool : undefined);
    if (owner === undefined) continue;
    for (const effect of repellingEffects) {
      judgement.check(
        repels(group, owner, effect),
        () =>
          `others' pods can run on ${group.resource.name}: it has no taint ${tenantKey}=${owner} with ${effect}`,
        group.resource,
      );
    }
  }
}

/** Every way to other nodes, by a new pod and by one that runs. */
function* ways(namespace: TenantNamespace): Iterable<Attempt> {
  const spec = ordinarySpec(namespace);
  const members = membersOf(namespace);
  const tolerating = (toleration: JsonObject) => ({
    ...spec,
    tolerations: [...list(spec.tolerations), toleration],
  });
  for (const [what, toleration] of tolerations(namespace)) {
    const attack = tolerating(toleration);
    yield* refusedPods(`that tolerates ${what}`, namespace, attack);
    for (const [who, user] of [...members, ["a controller", controller("job-controller")] as const]) {
      yield refused(
        `a change of a running pod by ${who} so that it tolerates ${what}`,
        podUpdate(namespace, spec, attack, user),
      );
    }
  }
  for (const [what, evasion] of evasions) {
    yield* refusedPods(`that ${what}`, namespace, { ...spec, ...evasion });
  }
  for (const [, user] of members) {
    const labels = { app: "agent" };
    const body = { spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } } };
    const daemonSet = creation(namespace, "apps/v1/daemonsets", "DaemonSet", body, user);
    yield refused("a DaemonSet, which leaves pods for every node,", daemonSet);
    for (const path of ["/v1/pods/binding", "/v1/bindings"]) {
      const binding = creation(namespace, path, "Binding", { target: { kind: "Node", name: "any" } }, user);
      yield refused(`the binding of a pod to a node (${path})`, binding);
    }
  }
  if (namespace.labelledState !== "active") return;
  yield admitted(
    "a pod that tolerates pressure on its own nodes",
    podCreation(namespace, tolerating({ key: "node.kubernetes.io/memory-pressure", operator: "Exists" })),
  );
  const allowed = tolerating({ key: "node.kubernetes.io/unreachable", operator: "Exists" });
  yield admitted(
    "a running pod that outlasts its node's silence",
    podUpdate(namespace, spec, allowed, persons(namespace.tenant).developers),
  );
}

const affinity = (kind: string, whose: JsonObject): JsonObject => ({
  [kind]: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { labelSelector: {}, topologyKey: "kubernetes.io/hostname", ...whose },
    ],
  },
});

const evasions: [string, JsonObject][] = [
  ["names its node and so skips the scheduler", { nodeName: "ip-10-0-0-1.ec2.internal" }],
  ["brings a scheduler of its own", { schedulerName: "ours" }],
  ["brings a runtime class with tolerations of its own", { runtimeClassName: "ours" }],
  [
    "keeps others' pods away from its node",
    { affinity: affinity("podAntiAffinity", { namespaceSelector: {} }) },
  ],
  ["seeks the node of others' pods", { affinity: affinity("podAffinity", { namespaceSelector: {} }) }],
  ["keeps a neighbour's pods away", { affinity: affinity("podAntiAffinity", { namespaces: ["another"] }) }],
];

function tolerations({ nodes }: TenantNamespace): [string, JsonObject][] {
  const key = tenantKey;
  return [
    ["everything", { operator: "Exists" }],
    ["everything, by an empty key,", { key: "", operator: "Exists" }],
    ["everything that is not to run there", { operator: "Exists", effect: "NoExecute" }],
    ["every tenant's nodes", { key, operator: "Exists" }],
    ["another tenant's nodes", { key, operator: "Equal", value: "another" }],
    ["another tenant's nodes, by default an equal value,", { key, value: "another" }],
    [
      "another tenant's nodes for a while",
      { key, operator: "Equal", value: "another", effect: "NoExecute", tolerationSeconds: 60 },
    ],
    ["nodes whose name begins alike", { key, operator: "Equal", value: `${nodes}-eu` }],
    ["nodes without a name", { key, operator: "Equal", value: "" }],
    ["the other kind of nodes", { key, operator: "Equal", value: nodes === pool ? "another" : pool }],
    ["a key that begins alike", { key: `${key}-nodes`, operator: "Exists" }],
    ["nodes that are being emptied", { key: "node.kubernetes.io/unschedulable", operator: "Exists" }],
    ["nodes kept for others", { key: "CriticalAddonsOnly", operator: "Exists" }],
  ];
}
