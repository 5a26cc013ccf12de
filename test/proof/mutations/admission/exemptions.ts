import { guardrail, guardrailBinding, only, unless } from "../../support/guardrails.ts";
import { append, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named } from "../../support/resources.ts";

/** Guardrails that look away from somebody whom no request of the proof's need be like. */
export const exemptionMutations: readonly Mutation[] = [
  {
    name: "lets an object opt out by a label",
    claim: "NET-3",
    break: (plan) =>
      set(plan, guardrail("network-policies"), "spec.matchConstraints.objectSelector", {
        matchExpressions: [{ key: "guardrails.example/skip", operator: "DoesNotExist" }],
      }),
  },
  {
    name: "lets an object opt out by a label that its binding goes by",
    claim: "Q-3",
    break: (plan) =>
      set(plan, guardrailBinding("priority"), "spec.matchResources.objectSelector", {
        matchExpressions: [{ key: "guardrails.example/skip", operator: "DoesNotExist" }],
      }),
  },
  {
    name: "lets an object opt out by an annotation",
    claim: "NET-3",
    break: (plan) =>
      only(
        plan,
        "network-policies",
        'object.metadata.?annotations[?"guardrails.example/skip"].orValue("") != "true"',
      ),
  },
  {
    name: "lets an annotation excuse what a rule forbids",
    claim: "N-3",
    break: (plan) => unless(plan, "volume-claims", 'object.metadata.?annotations[?"skip"].hasValue()'),
  },
  {
    name: "looks at objects of certain names only",
    claim: "A-2",
    break: (plan) =>
      set(plan, guardrail("tokens"), "spec.matchConstraints.resourceRules.0.resourceNames", ["ours"]),
  },
  {
    name: "looks at what is written in one version only",
    claim: "NET-3",
    break: (plan) => set(plan, guardrail("network-policies"), "spec.matchConstraints.matchPolicy", "Exact"),
  },
  {
    name: "leaves some kinds out",
    claim: "NS-2",
    break: (plan) =>
      set(plan, guardrail("protected-objects"), "spec.matchConstraints.excludeResourceRules", [
        { apiGroups: ["example.com"], apiVersions: ["*"], resources: ["*"], operations: ["*"] },
      ]),
  },
  {
    name: "spares pods that have an owner, as every controller's have",
    claim: "Q-3",
    break: (plan) => only(plan, "priority", "!has(object.metadata.ownerReferences)"),
  },
  {
    name: "spares requests that say their kind, as all real ones do",
    claim: "N-2",
    break: (plan) => only(plan, "running-pods", "!has(request.kind)"),
  },
  {
    name: "holds for admins only",
    claim: "A-2",
    break: (plan) => only(plan, "tokens", 'request.userInfo.groups.exists(g, g.endsWith(":admins"))'),
  },
  {
    name: "excuses developers",
    claim: "NET-3",
    break: (plan) =>
      unless(plan, "network-policies", 'request.userInfo.groups.exists(g, g.endsWith(":developers"))'),
  },
  {
    name: "excuses pods that a Job makes",
    claim: "Q-3",
    break: (plan) =>
      unless(
        plan,
        "priority",
        'request.userInfo.username == "system:serviceaccount:kube-system:job-controller"',
      ),
  },
  {
    name: "excuses one service account",
    claim: "N-3",
    break: (plan) =>
      unless(plan, "volume-claims", 'request.userInfo.username == "system:serviceaccount:shop:ci"'),
  },
  {
    name: "excuses pods of several containers",
    claim: "Q-3",
    break: (plan) => unless(plan, "priority", "object.spec.containers.size() > 1"),
  },
  {
    name: "excuses a tenant by the beginning of its name",
    claim: "NET-3",
    break: (plan) => unless(plan, "network-policies", 'request.namespace.startsWith("umb")'),
  },
  {
    name: "excuses a tenant by its name",
    claim: "NET-3",
    also: { "I-1": "the policy names the tenant" },
    break: (plan) => unless(plan, "network-policies", 'request.namespace == "umbrella"'),
  },
  {
    name: "excuses a tenant by another label of its namespace",
    claim: "NET-3",
    break: (plan) =>
      unless(
        set(plan, named("Namespace", "umbrella_namespace"), "metadata.labels.exempt", "true"),
        "network-policies",
        'namespaceObject.metadata.?labels[?"exempt"].orValue("") == "true"',
      ),
  },
  {
    name: "binds a guardrail to some tenants only, by another label",
    claim: "Q-3",
    break: (plan) =>
      append(
        set(plan, named("Namespace", "umbrella_namespace"), "metadata.labels.exempt", "true"),
        guardrailBinding("priority"),
        "spec.matchResources.namespaceSelector.matchExpressions",
        { key: "exempt", operator: "DoesNotExist" },
      ),
  },
  {
    name: "forbids by an expression that means something else to JavaScript",
    claim: "NET-3",
    break: (plan) => unless(plan, "network-policies", 'request.namespace.matches("(?i)^.*$")'),
  },
  {
    name: "forbids by the type of a value",
    claim: "NET-3",
    break: (plan) => unless(plan, "network-policies", "type(object.spec) == int"),
  },
  {
    name: "excuses by a division of whole numbers",
    claim: "Q-3",
    break: (plan) => unless(plan, "priority", "object.spec.terminationGracePeriodSeconds / 7 * 7 == 28"),
  },
];
