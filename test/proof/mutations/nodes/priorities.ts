import { guardrail, guardrailBinding } from "../../support/guardrails.ts";
import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without } from "../../support/resources.ts";

const namespace = named("Namespace", "acme_namespace");
const premium = named("PriorityClass", "platform_guardrails_tenant-premium");

/** who is served first. */
export const priorityMutations: readonly Mutation[] = [
  {
    name: "labels a tenant as of another tier",
    claim: "Q-3",
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-tier", "regular"),
  },
  { name: "serves premium after regular", claim: "Q-3", break: (plan) => set(plan, premium, "value", 10) },
  {
    name: "serves premium before the system",
    claim: "Q-3",
    break: (plan) => set(plan, premium, "value", 2_000_000_000),
  },
  {
    name: "makes a tier everybody's default",
    claim: "Q-3",
    break: (plan) => set(plan, premium, "globalDefault", true),
  },
  { name: "forgets a tier's class", claim: "Q-3", break: (plan) => without(plan, premium) },
  {
    name: "lets tenants choose their priority",
    claim: "Q-3",
    break: (plan) => without(plan, guardrailBinding("priority")),
  },
  {
    name: "takes any class whose name begins like a tier's",
    claim: "Q-3",
    break: (plan) =>
      set(
        plan,
        guardrail("priority"),
        "spec.validations.0.expression",
        'variables.spec.?priorityClassName.orValue("").startsWith("tenant-")',
      ),
  },
];
