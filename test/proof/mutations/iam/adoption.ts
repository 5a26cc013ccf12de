import type { Plan } from "../../../../plan/plan.ts";
import type { Mutation } from "../../support/mutation.ts";
import { type Inputs, named, replace, withAnother } from "../../support/resources.ts";

const adopted = (plan: Plan) =>
  replace(plan, named("Role", "acme_workloads"), (role) => ({ ...role, import: "acme-app" }));

/** The plan with a list of what the tenant's role keeps of a kind of policies. */
const keeping = (
  plan: Plan,
  kind: "rolePoliciesExclusive" | "rolePolicyAttachmentsExclusive",
  inputs: Inputs,
) =>
  withAnother(plan, named("RolePolicy", "acme_storage"), (policy) => ({
    ...policy,
    urn: `${policy.urn}_${kind}`,
    type: `aws:iam/${kind}:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    inputs: { roleName: "[computed]", ...inputs },
    propertyDependencies: { roleName: policy.propertyDependencies.role ?? [] },
  }));

/** Ways to take a role over with rights that no plan shows. */
export const adoptionMutations: readonly Mutation[] = [
  { name: "adopts a role and lets it keep what it may do", claim: "W-2", break: adopted },
  {
    name: "adopts a role and lets it keep its inline policies",
    claim: "W-2",
    break: (plan) => keeping(adopted(plan), "rolePolicyAttachmentsExclusive", { policyArns: [] }),
  },
  {
    name: "adopts a role and lets it keep one policy that it had",
    claim: "W-2",
    break: (plan) =>
      keeping(
        keeping(adopted(plan), "rolePoliciesExclusive", { policyNames: [] }),
        "rolePolicyAttachmentsExclusive",
        { policyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
      ),
  },
];
