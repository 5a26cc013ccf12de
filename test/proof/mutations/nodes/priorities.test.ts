import { guardrail, guardrailBinding, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { named, without } from "../../support/mutation.ts";

const namespace = named("Namespace", "acme_namespace");
const premium = named("PriorityClass", "platform_guardrails_tenant-premium");

judgeMutations("Q-3", [
  {
    name: "labels a tenant as of another tier",
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-tier", "regular"),
  },
  { name: "serves premium after regular", break: (plan) => set(plan, premium, "value", 10) },
  {
    name: "serves premium before the system",
    break: (plan) => set(plan, premium, "value", 2_000_000_000),
  },
  {
    name: "makes a tier everybody's default",
    break: (plan) => set(plan, premium, "globalDefault", true),
  },
  { name: "forgets a tier's class", break: (plan) => without(plan, premium) },
  {
    name: "lets tenants choose their priority",
    break: (plan) => without(plan, guardrailBinding("priority")),
  },
  {
    name: "takes any class whose name begins like a tier's",
    break: (plan) =>
      set(
        plan,
        guardrail("priority"),
        "spec.validations.0.expression",
        'variables.spec.?priorityClassName.orValue("").startsWith("tenant-")',
      ),
  },
]);
