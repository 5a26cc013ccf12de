import type { Counterexample } from "../../finding.ts";
import type { View } from "../../view.ts";
import { saying } from "../evaluator/context.ts";
import { evaluate } from "../evaluator/evaluate.ts";
import { kindsOfAction, kindsOfResource, kindsOfValue } from "../evaluator/kinds.ts";
import { identityPolicies, type Role } from "../roles.ts";
import { dataActions, knownActions } from "../s3-actions.ts";
import { sender, sessionContext } from "../session.ts";

/**
 * A tenant that is not active has no working identity: credentials that a pod already holds live for hours, and end
 * only where the role's own policies deny everything.
 */
export function judgeShut(view: View, role: Role): readonly Counterexample[] {
  const { settings } = view.plan;
  const policies = identityPolicies(view, role);
  const context = sessionContext(settings, role);
  const question = { policies, context, open: ["s3:prefix"] };
  const contexts = kindsOfValue(question, "s3:prefix", []).map((prefix) =>
    saying(context, "s3:prefix", prefix),
  );
  const resources = kindsOfResource(question, []);
  const actions = [...dataActions.keys(), ...kindsOfAction(policies, knownActions)];
  for (const action of actions) {
    for (const resource of resources) {
      for (const context of contexts) {
        const request = { principal: sender(settings, role), action, resource, context };
        if (evaluate(request, policies).outcome === "denied") continue;
        const what = `${role.resource.name} is not denied ${action}, though ${role.tenant} is not active: credentials that its pods hold go on working`;
        return [{ what, resources: [role.resource.urn] }];
      }
    }
  }
  return [];
}
