import type { Plan } from "../../../../plan/plan.ts";
import { rewrite } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named } from "../../support/resources.ts";
import { restate, type Statement } from "../../support/statements.ts";

const role = named("Role", "acme_workloads");
const trust = (edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, role, "assumeRolePolicy", (statements) => statements.map(edit));

/** Ways to let others have a workload's role where pods come with a token of the cluster's issuer. */
export const webIdentityMutations: readonly Mutation[] = [
  {
    name: "forgets the audience in a web identity's trust",
    claim: "W-1",
    stack: "prod",
    break: trust((one) => {
      const conditions = Object.entries<string>(Object(one.Condition).StringEquals);
      const StringEquals = Object.fromEntries(conditions.filter(([key]) => !key.endsWith(":aud")));
      return { ...one, Condition: { StringEquals } };
    }),
  },
  {
    name: "trusts web identities of every namespace that begins like the tenant's",
    claim: "W-1",
    stack: "prod",
    break: (plan) =>
      rewrite(
        rewrite(
          plan,
          role,
          "assumeRolePolicy",
          "system:serviceaccount:acme:app",
          "system:serviceaccount:acme*:app",
        ),
        role,
        "assumeRolePolicy",
        "StringEquals",
        "StringLike",
      ),
  },
];
