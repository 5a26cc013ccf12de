import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without, withTwin } from "../../support/resources.ts";
import { restate } from "../../support/statements.ts";

/** Ways to leave the role of a tenant that is not active at work. */
export const shutMutations: readonly Mutation[] = [
  {
    name: "leaves a frozen tenant's role without its denial",
    claim: "W-1",
    stack: "prod",
    break: (plan) => without(plan, named("RolePolicy", "hooli_storage")),
  },
  {
    name: "leaves a frozen tenant's denial to a condition that the judge does not know",
    claim: "W-1",
    stack: "prod",
    break: (plan) =>
      restate(plan, named("RolePolicy", "hooli_storage"), "policy", (all) =>
        all.map((one) => ({ ...one, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })),
      ),
  },
  {
    name: "gives a frozen tenant's role a second policy by the name of its denial",
    claim: "W-1",
    also: { "W-2": "what the role may do depends on which comes last" },
    stack: "prod",
    break: (plan) => {
      const denial = named("RolePolicy", "hooli_storage");
      const called = set(plan, denial, "name", "storage");
      const own = plan.resources.find(named("RolePolicy", "acme_storage"))?.inputs.policy;
      const policy = String(own).replaceAll("acme", "hooli");
      return withTwin(called, denial, { policy });
    },
  },
];
