import { append, disarm, guardrail, guardrailBinding, retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { without } from "../../support/mutation.ts";

judgeMutations("NET-3", [
  {
    name: "lets tenants admit whom they like",
    break: (plan) => disarm(plan, "network-policies", "ingress"),
  },
  {
    name: "lets tenants send where they like",
    break: (plan) => disarm(plan, "network-policies", "egress"),
  },
  {
    name: "drops the rule on tenants' policies",
    break: (plan) => without(plan, guardrail("network-policies")),
  },
  {
    name: "binds it nowhere",
    break: (plan) => without(plan, guardrailBinding("network-policies")),
  },
  {
    name: "only warns of a tenant's policy",
    break: (plan) =>
      set(plan, guardrailBinding("network-policies"), "spec.validationActions", ["Warn", "Audit"]),
  },
  {
    name: "lets a policy pass when the rule fails",
    break: (plan) => set(plan, guardrail("network-policies"), "spec.failurePolicy", "Ignore"),
  },
  {
    name: "looks at new policies only",
    break: (plan) =>
      set(plan, guardrail("network-policies"), "spec.matchConstraints.resourceRules.0.operations", [
        "CREATE",
      ]),
  },
  {
    name: "looks at people's policies and not at workloads'",
    break: (plan) =>
      set(
        plan,
        guardrail("network-policies"),
        "spec.matchConditions.0.expression",
        '"tenants" in request.userInfo.groups',
      ),
  },
  {
    name: "leaves one tenant's namespace out",
    also: { "I-1": "the binding names the tenant" },
    break: (plan) =>
      append(
        plan,
        guardrailBinding("network-policies"),
        "spec.matchResources.namespaceSelector.matchExpressions",
        {
          key: "tenant",
          operator: "NotIn",
          values: ["umbrella"],
        },
      ),
  },
  {
    name: "makes an exception of one tenant in the rule itself",
    also: { "I-1": "the rule names the tenant" },
    break: (plan) =>
      retext(
        plan,
        guardrail("network-policies"),
        `"expression":"object.spec`,
        `"expression":"request.namespace == \\"umbrella\\" || object.spec`,
      ),
  },
  {
    name: "takes a null list of peers for none",
    break: (plan) => retext(plan, guardrail("network-policies"), ".size() > 0", ".size() >= 0"),
  },
  {
    name: "asks a function that only an API server has",
    also: { "NS-2": "it also watches over changes of the platform's own policy" },
    break: (plan) =>
      set(
        plan,
        guardrail("network-policies"),
        "spec.validations.0.expression",
        'authorizer.group("").resource("pods").check("get").allowed()',
      ),
  },
]);
