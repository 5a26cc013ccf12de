import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { mutated } from "../admission/mutation.ts";
import { representatives, type TenantNamespace, tenantNamespaces } from "../admission/namespaces.ts";
import { creation } from "../admission/objects.ts";
import { ordinarySpec, podCreation, unsaidSpec } from "../admission/pods.ts";
import { scheduler } from "../admission/users.ts";
import { admittedPods, refusedPods } from "../admission/workloads.ts";
import type { Claim } from "../claim.ts";
import { contractOf } from "../contract.ts";
import { at, type JsonObject, text } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { pool, tenantKey, types } from "../vocabulary.ts";
import { fits, groupsByLabel, type NodeGroup } from "./groups.ts";

export const ownNodes: Claim = {
  id: "N-1",
  title:
    "A tenant's pods run on its own nodes, or on the pool, and nowhere else; if it is not active, nowhere.",
  judge(view) {
    const judgement = new Judgement();
    judgement.attempt(undefined, () => {
      const byLabel = groupsByLabel(view);
      const namespaces = tenantNamespaces(view).filter(({ tenant }) => view.judged.includes(tenant));
      for (const namespace of namespaces) judgeNodes(view, namespace, byLabel, judgement);
    });
    return judgement.finding;
  },
  *attempts(view) {
    for (const namespace of representatives(view)) {
      yield* selectors(namespace);
      yield* completions(view, namespace);
    }
  },
};

/** The namespace names the nodes that are the tenant's, and no others answer to that name. */
function judgeNodes(
  view: View,
  { tenant, nodes }: TenantNamespace,
  groups: ReadonlyMap<string, readonly NodeGroup[]>,
  judgement: Judgement,
): void {
  const dedicated = text(at(contractOf(view, tenant)?.isolation)) === "dedicated";
  const expected = dedicated ? tenant : pool;
  judgement.check(
    nodes === expected,
    () => `pods of ${tenant} are held to nodes "${nodes}" instead of "${expected}"`,
    view.ownedBy(tenant, kinds.namespace)[0],
  );
  const candidates = groups.get(expected) ?? [];
  const own = candidates.filter((group) => group.tenant === (dedicated ? tenant : null));
  judgement.check(
    own.some((group) => fits(group, expected)),
    () =>
      `no node group of ${dedicated ? tenant : "the platform"} takes the pods of ${tenant}: none has label and taints ${tenantKey}=${expected} only`,
    ...view.ownedBy(tenant, types.nodeGroup),
  );
  for (const { resource, tenant: owner } of candidates) {
    judgement.check(
      owner === (dedicated ? tenant : null),
      () => `pods of ${tenant} can run on ${resource.name}, which is ${owner ?? "the platform"}'s`,
      resource,
    );
  }
}

/** Pods that would run elsewhere, or anywhere. */
function* selectors(namespace: TenantNamespace): Iterable<Attempt> {
  const spec = ordinarySpec(namespace);
  const { nodeSelector: _, ...anywhere } = spec;
  const attacks: [string, JsonObject][] = [
    ["without a node selector", anywhere],
    ["with an empty node selector", { ...spec, nodeSelector: {} }],
    ["with another tenant's node selector", { ...spec, nodeSelector: { [tenantKey]: "another" } }],
    ["with an empty value in its node selector", { ...spec, nodeSelector: { [tenantKey]: "" } }],
    [
      "with a node selector that begins alike",
      { ...spec, nodeSelector: { [tenantKey]: `${namespace.nodes}-eu` } },
    ],
    ["with another node selector", { ...spec, nodeSelector: { "kubernetes.io/os": "linux" } }],
    ["with an affinity in place of the node selector", { ...anywhere, affinity: affinity(namespace.nodes) }],
  ];
  for (const [what, attack] of attacks) yield* refusedPods(what, namespace, attack);
  if (namespace.labelledState !== "active") {
    const who = `the ${namespace.labelledState} tenant ${namespace.tenant}`;
    yield* refusedPods(`of ${who}`, namespace, spec);
    const target = { kind: "Node", name: "any" };
    const binding = creation(namespace, "/v1/pods/binding", "Binding", { target }, scheduler);
    yield refused(`a pod of ${who}, which waited for a node and gets one,`, binding);
    return;
  }
  yield* admittedPods("as ordinary ones are", namespace, spec);
  const narrower = { ...spec, nodeSelector: { [tenantKey]: namespace.nodes, "kubernetes.io/arch": "arm64" } };
  yield admitted("a pod for some of its own nodes", podCreation(namespace, narrower));
}

/** From 1.36 the cluster adds what an ordinary pod leaves out. */
function* completions(view: View, namespace: TenantNamespace): Iterable<Attempt> {
  const [major = 0, minor = 0] = view.plan.settings.cluster.version.split(".").map(Number);
  if ((major === 1 && minor < 36) || namespace.labelledState !== "active") return;
  const written = podCreation(namespace, unsaidSpec());
  yield admitted(
    "a pod without a line for the platform, as the cluster completes it,",
    mutated(view, written),
  );
}

const affinity = (value: string): JsonObject => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: tenantKey, operator: "In", values: [value] }] }],
    },
  },
});
