import type { Finding } from "../../finding.ts";
import type { View } from "../../view.ts";
import { evaluate } from "../evaluator/evaluate.ts";
import { type Policy, readPolicy } from "../evaluator/policy.ts";
import { nodeRoles } from "../node-role.ts";
import { type Role, rolesOf } from "../roles.ts";
import { sender, sessionContext } from "../session.ts";

/**
 * Judges that no workload's role and no node's can become a role of the platform. Within an account a trust policy
 * that names them is enough for that, whatever they may do themselves.
 */
export function judgeChain(view: View, { resource }: Role): Finding {
  const { settings } = view.plan;
  const policy = naming(readPolicy(resource, resource.inputs.assumeRolePolicy, "trust"));
  const judged = new Set<string | null>(view.judged);
  const workloads = rolesOf(view).all.filter(({ tenant }) => tenant !== null && judged.has(tenant));
  const callers = [...workloads, ...nodeRoles(view).roles];
  const admitted = callers.flatMap((caller) => {
    const request = {
      principal: sender(settings, caller),
      action: "sts:AssumeRole",
      resource: "",
      context: sessionContext(settings, caller),
    };
    const { outcome, statement } = evaluate(request, [policy]);
    if (outcome !== "allowed") return [];
    const what = `${resource.name} can be assumed by ${caller.resource.name}, whatever its own policies say: statement ${statement?.name} of its trust policy names it`;
    return [{ what, resources: [resource.urn, caller.resource.urn] }];
  });
  return { checked: callers.length, counterexamples: admitted };
}

/** An account named as a whole leaves it to its own policies, and those of workloads and nodes permit no such call. */
export const naming = (policy: Policy): Policy => ({
  ...policy,
  statements: policy.statements.map((statement) => {
    const { effect, principals } = statement;
    if (effect === "Deny" || principals === null || principals === "everyone") return statement;
    return { ...statement, principals: principals.filter(({ kind }) => kind !== "account") };
  }),
});
