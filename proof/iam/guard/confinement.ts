import type { Counterexample } from "../../finding.ts";
import type { View } from "../../view.ts";
import { prefixOf } from "../../vocabulary.ts";
import { doubts } from "../evaluator/doubts.ts";
import type { Policy } from "../evaluator/policy.ts";
import type { Role } from "../roles.ts";
import { dataActions, tellsNothing } from "../s3-actions.ts";
import { encrypted, sender, sessionContext } from "../session.ts";
import { likeNames } from "../tenants.ts";
import { answer, type Call, callsOf, describe, requestOf } from "./calls.ts";

/** Judges that a tenant's role, had it every right, is still refused all but its own prefix, and is not refused that. */
export function judgeConfinement(
  view: View,
  role: Role,
  tenant: string,
  policies: readonly Policy[],
): Counterexample[] {
  const { settings } = view.plan;
  const own = prefixOf(tenant);
  const others = likeNames(view, tenant).map(prefixOf);
  const principal = sender(settings, role);
  const context = encrypted(sessionContext(settings, role));
  return callsOf(view, policies, context, own, others).flatMap((call) => {
    const decision = answer(call, principal, policies);
    const rightful = isRightful(call, own);
    if (rightful === null || (decision.outcome === "allowed") === rightful) return [];
    const what = rightful
      ? `the bucket refuses ${role.resource.name} ${describe(call)}, under its own prefix, by statement ${decision.statement?.name}`
      : `nothing in the bucket's policy refuses ${role.resource.name} ${describe(call)}, if its own policies were to allow it${doubts(decision, requestOf(call, principal))}`;
    return [{ what, resources: [role.resource.urn, ...policies.map(({ urn }) => urn)] }];
  });
}

/** Null: it tells nobody anything, and the bucket may do as it likes. */
function isRightful({ action, key, prefix }: Call, own: string): boolean | null {
  if (key !== null) return dataActions.has(action) || !key.startsWith(own) ? key.startsWith(own) : null;
  if (tellsNothing(action)) return null;
  return dataActions.get(action)?.on === "listing" && prefix !== null && prefix.startsWith(own);
}
