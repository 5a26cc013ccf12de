import { disarm, guardrail, guardrailBinding } from "../../support/guardrails.ts";
import { append, retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { without } from "../../support/resources.ts";

const policy = guardrail("network-policies");
const binding = guardrailBinding("network-policies");

/** NET-3: how tenants could open what the platform closes. */
export const reopeningMutations: readonly Mutation[] = [
  {
    name: "lets tenants admit whom they like",
    claim: "NET-3",
    break: (plan) => disarm(plan, "network-policies", "ingress"),
  },
  {
    name: "lets tenants send where they like",
    claim: "NET-3",
    break: (plan) => disarm(plan, "network-policies", "egress"),
  },
  {
    name: "drops the rule on tenants' policies",
    claim: "NET-3",
    break: (plan) => without(plan, policy),
  },
  {
    name: "binds it nowhere",
    claim: "NET-3",
    break: (plan) => without(plan, binding),
  },
  {
    name: "only warns of a tenant's policy",
    claim: "NET-3",
    break: (plan) => set(plan, binding, "spec.validationActions", ["Warn", "Audit"]),
  },
  {
    name: "lets a policy pass when the rule fails",
    claim: "NET-3",
    break: (plan) => set(plan, policy, "spec.failurePolicy", "Ignore"),
  },
  {
    name: "looks at new policies only",
    claim: "NET-3",
    break: (plan) => set(plan, policy, "spec.matchConstraints.resourceRules.0.operations", ["CREATE"]),
  },
  {
    name: "looks at people's policies and not at workloads'",
    claim: "NET-3",
    break: (plan) =>
      set(plan, policy, "spec.matchConditions.0.expression", '"tenants" in request.userInfo.groups'),
  },
  {
    name: "leaves one tenant's namespace out",
    claim: "NET-3",
    also: { "I-1": "the binding names the tenant" },
    break: (plan) =>
      append(plan, binding, "spec.matchResources.namespaceSelector.matchExpressions", {
        key: "tenant",
        operator: "NotIn",
        values: ["umbrella"],
      }),
  },
  {
    name: "makes an exception of one tenant in the rule itself",
    claim: "NET-3",
    also: { "I-1": "the rule names the tenant" },
    break: (plan) =>
      retext(
        plan,
        policy,
        `"expression":"object.spec`,
        `"expression":"request.namespace == \\"umbrella\\" || object.spec`,
      ),
  },
  {
    name: "takes a null list of peers for none",
    claim: "NET-3",
    break: (plan) => retext(plan, policy, ".size() > 0", ".size() >= 0"),
  },
  {
    name: "asks a function that only an API server has",
    claim: "NET-3",
    break: (plan) =>
      set(
        plan,
        policy,
        "spec.validations.0.expression",
        'authorizer.group("").resource("pods").check("get").allowed()',
      ),
  },
];
