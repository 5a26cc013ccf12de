import { disarm, guardrail, guardrailBinding } from "../../support/guardrails.ts";
import { retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without } from "../../support/resources.ts";

/** NS-2: what tenants can change of the platform's and of their neighbours'. */
export const protectionMutations: readonly Mutation[] = [
  {
    name: "lets tenants change the platform's objects",
    claim: "NS-2",
    break: (plan) => disarm(plan, "protected-objects", "!(oldObject"),
  },
  {
    name: "lets tenants pass their objects off as the platform's",
    claim: "NS-2",
    break: (plan) => disarm(plan, "protected-objects", "!(object"),
  },
  {
    name: "protects objects from change and not from deletion",
    claim: "NS-2",
    break: (plan) =>
      set(plan, guardrail("protected-objects"), "spec.matchConstraints.resourceRules.0.operations", [
        "CREATE",
        "UPDATE",
      ]),
  },
  {
    name: "forgets the label by which an object is protected",
    claim: "NS-2",
    break: (plan) => set(plan, named("RoleBinding", "acme_admins_binding"), "metadata.labels", {}),
  },
  {
    name: "lets people of a tenant write anywhere",
    claim: "NS-2",
    break: (plan) => without(plan, guardrailBinding("own-namespace")),
  },
  {
    name: "takes any tenant's group for the namespace's own",
    claim: "NS-2",
    break: (plan) =>
      retext(plan, guardrail("own-namespace"), `\\"tenant:\\" + variables.home + \\":\\"`, `\\"tenant:\\"`),
  },
  {
    name: "lets people of a frozen tenant write",
    claim: "NS-2",
    stack: "prod",
    break: (plan) => without(plan, guardrailBinding("inactive-people")),
  },
  {
    name: "refuses the platform its own objects",
    claim: "NS-2",
    break: (plan) => set(plan, guardrail("protected-objects"), "spec.matchConditions", []),
  },
];
