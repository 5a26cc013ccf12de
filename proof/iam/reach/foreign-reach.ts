import type { Counterexample } from "../../finding.ts";
import type { View } from "../../view.ts";
import { prefixOf } from "../../vocabulary.ts";
import { objectArn, type Place } from "../access-points.ts";
import { saying } from "../evaluator/context.ts";
import { doubts } from "../evaluator/doubts.ts";
import { type Decision, evaluate, type Request } from "../evaluator/evaluate.ts";
import { kindsOfAction, kindsOfResource, kindsOfValue } from "../evaluator/kinds.ts";
import { beginning, literally } from "../evaluator/pattern.ts";
import type { Policy } from "../evaluator/policy.ts";
import type { Role } from "../roles.ts";
import { dataActions, knownActions, tellsNothing } from "../s3-actions.ts";
import { sender, sessionContext } from "../session.ts";
import type { Mode } from "../tenants.ts";
import { likeNames } from "../tenants.ts";

export interface ReachQuestion {
  readonly view: View;
  readonly role: Role;
  readonly tenant: string;
  readonly mode: Mode;
  /** Where the tenant's own keys are. */
  readonly places: readonly Place[];
  /** All that may permit something. */
  readonly policies: readonly Policy[];
}

/** What a role may do that it should not, by every kind of action, resource and listed prefix there is. */
export function foreignReach(question: ReachQuestion): Counterexample[] {
  const { view, role, tenant, policies, places } = question;
  const { settings } = view.plan;
  const context = sessionContext(settings, role);
  const own = prefixOf(tenant);
  const others = likeNames(view, tenant).map(prefixOf);
  const kinds = { policies, context, open: ["s3:prefix"] };
  const resources = kindsOfResource(
    kinds,
    places.flatMap((place) => [literally(place.whole), beginning(objectArn(place, own))]),
    places.flatMap((place) => [...others, "", "shared/"].map((prefix) => objectArn(place, `${prefix}x`))),
  );
  const prefixes = kindsOfValue(kinds, "s3:prefix", [beginning(own)], [...others, ""]);
  const listings = prefixes.map((prefix) => ({ prefix, context: saying(context, "s3:prefix", prefix) }));
  const actions = new Set([...dataActions.keys(), ...kindsOfAction(policies, knownActions)]);
  const principal = sender(settings, role);
  const found: Counterexample[] = [];
  for (const action of actions) {
    const isOnObjects = dataActions.get(action)?.on === "objects";
    for (const resource of resources) {
      for (const { prefix, context } of listings) {
        if (isOnObjects && prefix !== null) continue;
        const request = { principal, action, resource, context };
        const decision = evaluate(request, policies);
        if (decision.outcome !== "allowed" || isRightful(question, request, prefix)) continue;
        found.push(against(question, request, prefix, decision));
      }
    }
  }
  return found;
}

/** A permission for a resource that the action never names, such as to list an object, permits nothing. */
function isRightful(
  { tenant, mode, places }: ReachQuestion,
  request: Request,
  prefix: string | null,
): boolean {
  const known = dataActions.get(request.action);
  if (tellsNothing(request.action)) return true;
  if (known === undefined || known.does === "hands over" || mode === "none") return false;
  if (known.does === "writes" && mode !== "read-write") return false;
  const own = prefixOf(tenant);
  const isWhole = places.some(({ whole }) => whole === request.resource);
  const isObject = places.some((place) => request.resource.startsWith(objectArn(place, own)));
  if (known.on === "objects") return isObject || isWhole;
  return isObject || (isWhole && prefix?.startsWith(own) === true);
}

function against(
  { role, places }: ReachQuestion,
  request: Request,
  prefix: string | null,
  decision: Decision,
): Counterexample {
  const { action, resource } = request;
  const { policy, statement } = decision;
  const [bucket] = places;
  const where =
    bucket === undefined ? resource : resource.replace(bucket.whole, `s3://${bucket.whole.split(":")[5]}`);
  const listed =
    dataActions.get(action)?.on !== "listing"
      ? ""
      : prefix === null
        ? " without a prefix"
        : ` with prefix "${prefix}"`;
  const named = (statement?.resources?.texts ?? []).join(", ");
  return {
    what: `${role.resource.name} may ${action} on ${where || "anything"}${listed}, because statement ${statement?.name} of ${policy?.label} allows it on ${statement?.resources?.except ? "all but " : ""}${named}${doubts(decision, request)}`,
    resources: [role.resource.urn, ...(policy === undefined ? [] : [policy.urn])],
  };
}
