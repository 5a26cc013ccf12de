import { groupBy } from "../../plan/group-by.ts";
import { mustBeAdmitted, mustBeRefused } from "../admission/expect.ts";
import { representatives, type TenantNamespace, tenantNamespaces } from "../admission/namespaces.ts";
import { ordinarySpec, podCreation } from "../admission/pods.ts";
import { looksAt, mutatingMatchers } from "../admission/policy.ts";
import type { Claim } from "../claim.ts";
import { at, type JsonObject, text } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { contractOf, pool, tenantKey, types } from "../vocabulary.ts";
import { fits, type NodeGroup, nodeGroups } from "./groups.ts";

export const ownNodes: Claim = {
  id: "N-1",
  title: "A tenant's pods run on its own nodes, or on the pool, and nowhere else.",
  judge(view) {
    const judgement = new Judgement();
    judgement.attempt(undefined, () => {
      const byLabel = groupBy(nodeGroups(view), ({ labels }) => labels[tenantKey] ?? "");
      const namespaces = tenantNamespaces(view).filter(({ tenant }) => view.judged.includes(tenant));
      for (const namespace of namespaces) judgeNodes(view, namespace, byLabel, judgement);
      for (const template of view.ofType(types.launchTemplate)) {
        judgement.check(
          template.inputs.userData === undefined,
          () => `${template.name} has user data, which can label nodes as anybody's`,
          template,
        );
      }
      judgeInjection(view, namespaces, judgement);
      for (const namespace of representatives(view)) judgePods(view, namespace, judgement);
    });
    return judgement.finding;
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
    view.ownedBy(tenant).find(({ type }) => type === kinds.namespace),
  );
  const candidates = groups.get(expected) ?? [];
  const own = candidates.filter((group) => group.tenant === (dedicated ? tenant : null));
  judgement.check(
    own.some((group) => fits(group, expected)),
    () =>
      `no node group of ${dedicated ? tenant : "the platform"} takes the pods of ${tenant}: none has label and taints ${tenantKey}=${expected} only`,
    ...view.ownedBy(tenant).filter(({ type }) => type === types.nodeGroup),
  );
  for (const { resource, tenant: owner } of candidates) {
    judgement.check(
      owner === (dedicated ? tenant : null),
      () => `pods of ${tenant} can run on ${resource.name}, which is ${owner ?? "the platform"}'s`,
      resource,
    );
  }
}

/** From 1.36 the cluster adds what an ordinary pod leaves out. */
function judgeInjection(view: View, namespaces: readonly TenantNamespace[], judgement: Judgement): void {
  const [major = 0, minor = 0] = view.plan.settings.cluster.version.split(".").map(Number);
  if (major === 1 && minor < 36) return;
  const policies = mutatingMatchers(view);
  for (const namespace of namespaces) {
    const request = podCreation(namespace, ordinarySpec(namespace));
    judgement.check(
      policies.some((policy) => looksAt(policy, request)),
      () =>
        `nothing adds the node selector to pods of ${namespace.tenant}: its people would have to write it`,
    );
  }
}

function judgePods(view: View, namespace: TenantNamespace, judgement: Judgement): void {
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
  for (const [what, attack] of attacks) {
    mustBeRefused(view, judgement, { what: `a pod ${what}`, request: podCreation(namespace, attack) });
  }
  if (namespace.labelledState !== "active") return;
  mustBeAdmitted(view, judgement, { what: "an ordinary pod", request: podCreation(namespace, spec) });
  const narrower = { ...spec, nodeSelector: { [tenantKey]: namespace.nodes, "kubernetes.io/arch": "arm64" } };
  mustBeAdmitted(view, judgement, {
    what: "a pod for some of its own nodes",
    request: podCreation(namespace, narrower),
  });
}

const affinity = (value: string): JsonObject => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: tenantKey, operator: "In", values: [value] }] }],
    },
  },
});
