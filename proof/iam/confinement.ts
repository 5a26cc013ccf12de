import type { Counterexample } from "../claim.ts";
import type { View } from "../view.ts";
import { prefixOf, tenantKey } from "../vocabulary.ts";
import { objectArn } from "./access-points.ts";
import { type Call, callsOf, describe } from "./bucket-calls.ts";
import { type Decision, evaluate } from "./evaluate.ts";
import type { Context } from "./pattern.ts";
import type { Policy } from "./policy.ts";
import { type Principal, speaksOf } from "./principal.ts";
import type { Role } from "./roles.ts";
import { dataActions } from "./s3-actions.ts";
import { callContext, sender, sessionContext } from "./session.ts";
import { likeNames } from "./tenants.ts";

/** Judges that a tenant's role, had it every right, is still refused all but its own prefix, and is not refused that. */
export function judgeConfinement(
  view: View,
  role: Role,
  tenant: string,
  policies: readonly Policy[],
): Counterexample[] {
  const context = sessionContext(view.plan.settings, role);
  const own = prefixOf(tenant);
  const calls = callsOf(view, policies, context, own, likeNames(view, tenant).map(prefixOf));
  return calls.flatMap((call) => {
    const decision = decide(view, call, policies);
    const rightful = isRightful(call, own);
    if (rightful === null || (decision.outcome === "allowed") === rightful) return [];
    const what = rightful
      ? `the bucket refuses ${role.resource.name} ${describe(call)}, under its own prefix, by statement ${decision.statement?.name}`
      : `nothing in the bucket's policy refuses ${role.resource.name} ${describe(call)}, if its own policies were to allow it`;
    return [{ what, resources: [role.resource.urn, ...policies.map(({ urn }) => urn)] }];
  });
}

/** Judges what holds for everybody: calls without TLS fail, the platform's go on working, outsiders have nothing. */
export function judgeEveryone(view: View, policies: readonly Policy[]): Counterexample[] {
  const { settings } = view.plan;
  const resources = policies.map(({ urn }) => urn);
  const platform: Context = new Map(callContext(settings));
  const nameless: Context = new Map([...platform, [`aws:principaltag/${tenantKey}`, [""]]]);
  const judge = (context: Context, says: (call: Call, decision: Decision) => string | null) =>
    callsOf(view, policies, context, prefixOf(""), [prefixOf("acme")]).flatMap((call) => {
      const what = says(call, decide(view, call, policies));
      return what === null ? [] : [{ what, resources }];
    });
  return [
    ...judge(new Map([...platform, ["aws:securetransport", ["false"]]]), (call, { outcome }) =>
      outcome === "denied" ? null : `nothing in the bucket's policy refuses ${describe(call)} without TLS`,
    ),
    ...judge(platform, (call, { outcome, statement }) =>
      outcome === "allowed"
        ? null
        : `statement ${statement?.name} of the bucket's policy refuses the platform's own roles ${describe(call)}`,
    ),
    ...judge(nameless, (call, { outcome }) =>
      outcome === "denied"
        ? null
        : `nothing in the bucket's policy refuses a role whose tag ${tenantKey} is empty ${describe(call)}`,
    ),
    ...judgeOutsiders(policies, settings.account),
  ];
}

function judgeOutsiders(policies: readonly Policy[], account: string): Counterexample[] {
  const id = account === "999999999999" ? "888888888888" : "999999999999";
  const outsider: Principal = { kind: "identity", name: `arn:aws:iam::${id}:role/outsider` };
  return policies.flatMap(({ label, urn, statements }) =>
    statements
      .filter(({ effect, principals }) => effect === "Allow" && speaksOf(principals ?? [], outsider))
      .map(({ name }) => ({
        what: `statement ${name} of ${label} permits other accounts`,
        resources: [urn],
      })),
  );
}

function decide(
  view: View,
  { action, place, key, prefix, context }: Call,
  policies: readonly Policy[],
): Decision {
  const request = {
    principal: sender(view.plan.settings),
    action,
    resource: key === null ? place.whole : objectArn(place, key),
    context: prefix === null ? context : new Map([...context, ["s3:prefix", [prefix]]]),
  };
  return evaluate(request, [everyRight, ...policies]);
}

/** The widest role that there can be. */
const everyRight: Policy = {
  label: "a role with every right",
  urn: "",
  statements: [
    {
      name: "Everything",
      effect: "Allow",
      principals: null,
      actions: { except: false, texts: ["*"] },
      resources: { except: false, texts: ["*"] },
      conditions: [],
    },
  ],
};

/** Null: it tells nobody anything, and the bucket may do as it likes. */
function isRightful({ action, key, prefix }: Call, own: string): boolean | null {
  if (key !== null) return dataActions.has(action) || !key.startsWith(own) ? key.startsWith(own) : null;
  if (action === "s3:GetBucketLocation") return null;
  return dataActions.get(action)?.on === "listing" && prefix !== null && prefix.startsWith(own);
}
