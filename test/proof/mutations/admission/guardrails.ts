import { disarm, guardrail, guardrailBinding, unless } from "../../support/guardrails.ts";
import { retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without } from "../../support/resources.ts";

const onConfigMaps = [
  { apiGroups: [""], apiVersions: ["*"], resources: ["configmaps"], operations: ["*"], scope: "*" },
];
const watched = (name: string) => [guardrail(name), "spec.matchConstraints.resourceRules"] as const;

/** Guardrails that forbid less than a claim says. */
export const guardrailMutations: readonly Mutation[] = [
  {
    name: "lets a frozen tenant's people change all but ConfigMaps",
    claim: "NS-2",
    stack: "prod",
    break: (plan) => set(plan, ...watched("inactive-people"), onConfigMaps),
  },
  {
    name: "lets people change a neighbour's objects but ConfigMaps",
    claim: "NS-2",
    break: (plan) => set(plan, ...watched("own-namespace"), onConfigMaps),
  },
  {
    name: "protects objects and not their parts",
    claim: "NS-2",
    break: (plan) =>
      set(plan, guardrail("protected-objects"), "spec.matchConstraints.resourceRules.0.resources", ["*"]),
  },
  {
    name: "lets the preview identity write all but ConfigMaps",
    claim: "A-2",
    break: (plan) => set(plan, ...watched("preview"), onConfigMaps),
  },
  {
    name: "lets the preview identity write parts of objects",
    claim: "A-2",
    break: (plan) =>
      set(plan, guardrail("preview"), "spec.matchConstraints.resourceRules.0.resources", ["*"]),
  },
  {
    name: "lets tenants bind Roles to users",
    claim: "A-2",
    break: (plan) =>
      retext(
        plan,
        guardrail("role-bindings"),
        's.kind == \\"ServiceAccount\\"',
        's.kind == \\"User\\" ? s.name.startsWith(\\"arn:\\") : s.kind == \\"ServiceAccount\\"',
      ),
  },
  {
    name: "lets tenants bind ClusterRoles",
    claim: "A-2",
    break: (plan) => disarm(plan, "role-bindings", "roleRef"),
  },
  {
    name: "lets a network policy name others where it is for some pods only",
    claim: "NET-3",
    break: (plan) =>
      unless(plan, "network-policies", "object.spec.?podSelector.?matchLabels.orValue({}).size() > 0"),
  },
  {
    name: "lets a network policy name others where it names ports too",
    claim: "NET-3",
    break: (plan) =>
      retext(plan, guardrail("network-policies"), "rule, rule.", "rule, has(rule.ports) || rule."),
  },
  {
    name: "lets a network policy name namespaces of a certain label",
    claim: "NET-3",
    break: (plan) =>
      retext(
        plan,
        guardrail("network-policies"),
        "!has(peer.namespaceSelector)",
        '(!has(peer.namespaceSelector) || has(peer.namespaceSelector.matchLabels) && \\"team\\" in peer.namespaceSelector.matchLabels)',
      ),
  },
  ...[
    "externalIPs",
    'in ["ClusterIP"',
    "allocateLoadBalancerNodePorts",
    "nodePort.orValue",
    "externalTrafficPolicy",
  ].map(
    (said): Mutation => ({
      name: `drops the rule on Services that says ${said}`,
      claim: "NET-3",
      break: (plan) => disarm(plan, "services", said),
    }),
  ),
  {
    name: "lets annotations reach for another tenant's load balancer",
    claim: "NET-3",
    break: (plan) => without(plan, guardrailBinding("load-balancers")),
  },
  {
    name: "knows the names of untagged storage classes",
    claim: "N-3",
    break: (plan) =>
      unless(
        plan,
        "volume-claims",
        '!(object.spec.?storageClassName.orValue("") in ["", "gp2", "tenant-gp3"])',
      ),
  },
  {
    name: "lets a claim name an existing volume",
    claim: "N-3",
    break: (plan) => disarm(plan, "volume-claims", "volumeName"),
  },
  {
    name: "lets a claim be given an existing volume",
    claim: "N-3",
    break: (plan) => disarm(plan, "volume-claim-updates", "volumeName"),
  },
  {
    name: "lets pods bring disks that no claim stands for",
    claim: "N-3",
    break: (plan) => without(plan, guardrailBinding("inline-volumes")),
  },
  {
    name: "lets premium pods end regular ones",
    claim: "Q-3",
    break: (plan) =>
      set(plan, named("PriorityClass", "platform_guardrails_tenant-premium"), "preemptionPolicy", null),
  },
];
