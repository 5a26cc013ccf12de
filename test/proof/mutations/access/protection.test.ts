import { disarm, guardrail, guardrailBinding, retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { named, without } from "../../support/mutation.ts";

judgeMutations("NS-2", [
  {
    name: "lets tenants change the platform's objects",
    break: (plan) => disarm(plan, "protected-objects", "!(oldObject"),
  },
  {
    name: "lets tenants pass their objects off as the platform's",
    break: (plan) => disarm(plan, "protected-objects", "!(object"),
  },
  {
    name: "protects objects from change and not from deletion",
    break: (plan) =>
      set(plan, guardrail("protected-objects"), "spec.matchConstraints.resourceRules.0.operations", [
        "CREATE",
        "UPDATE",
      ]),
  },
  {
    name: "forgets the label by which an object is protected",
    break: (plan) => set(plan, named("RoleBinding", "acme_admins_binding"), "metadata.labels", {}),
  },
  {
    name: "lets people of a tenant write anywhere",
    break: (plan) => without(plan, guardrailBinding("own-namespace")),
  },
  {
    name: "takes any tenant's group for the namespace's own",
    break: (plan) =>
      retext(plan, guardrail("own-namespace"), `\\"tenant:\\" + variables.home + \\":\\"`, `\\"tenant:\\"`),
  },
  {
    name: "lets people of a frozen tenant write",
    stack: "prod",
    break: (plan) => without(plan, guardrailBinding("inactive-people")),
  },
  {
    name: "refuses the platform its own objects",
    break: (plan) => set(plan, guardrail("protected-objects"), "spec.matchConditions", []),
  },
]);
