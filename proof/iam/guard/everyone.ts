import type { Counterexample } from "../../finding.ts";
import type { View } from "../../view.ts";
import { prefixOf, tenantKey } from "../../vocabulary.ts";
import { accountOf } from "../evaluator/arn.ts";
import { type Context, saying } from "../evaluator/context.ts";
import { applies, type Decision } from "../evaluator/evaluate.ts";
import type { Policy } from "../evaluator/policy.ts";
import type { Principal } from "../evaluator/principal.ts";
import { callContext, encrypted, somebody } from "../session.ts";
import { answer, type Call, callsOf, describe, requestOf } from "./calls.ts";

/** Judges what holds for everybody: calls without TLS fail, the platform's go on working, outsiders have nothing. */
export function judgeEveryone(view: View, policies: readonly Policy[]): Counterexample[] {
  const { settings } = view.plan;
  const resources = policies.map(({ urn }) => urn);
  const anyone: Context = new Map(callContext(settings));
  const platform = encrypted(new Map([...anyone, ["aws:principaltag/", []]]));
  const principal = somebody(settings.partition, settings.account);
  const judge = (context: Context, says: (call: Call, decision: Decision) => string | null) =>
    callsOf(view, policies, context, prefixOf(""), [prefixOf("acme")]).flatMap((call) => {
      const what = says(call, answer(call, principal, policies));
      return what === null ? [] : [{ what, resources }];
    });
  return [
    ...judge(saying(anyone, "aws:securetransport", "false"), (call, { outcome }) =>
      outcome === "denied" ? null : `nothing in the bucket's policy refuses ${describe(call)} without TLS`,
    ),
    ...judge(platform, (call, { outcome, statement, doubtful = [] }) => {
      // Of a missing variable nobody can tell what it refuses: not a thing to work with.
      const blind = doubtful.find((one) => applies({ ...one, resources: null }, requestOf(call, principal)));
      return outcome === "allowed" && blind === undefined
        ? null
        : `statement ${(blind ?? statement)?.name} of the bucket's policy refuses the platform's own roles ${describe(call)}`;
    }),
    ...judge(saying(anyone, `aws:principaltag/${tenantKey}`, ""), (call, { outcome }) =>
      outcome === "denied"
        ? null
        : `nothing in the bucket's policy refuses a role whose tag ${tenantKey} is empty ${describe(call)}`,
    ),
    ...judgeOutsiders(policies, settings.account),
  ];
}

/** Whoever is not of the stack's account, AWS's own services among them, has no permission. */
function judgeOutsiders(policies: readonly Policy[], account: string): Counterexample[] {
  return policies.flatMap(({ label, urn, statements }) =>
    statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ name, principals }) =>
        (principals === "everyone" ? [null] : (principals ?? []))
          .filter((principal) => principal === null || !isOf(account, principal))
          .map((principal) => ({
            what: `statement ${name} of ${label} permits other accounts: ${principal?.name ?? "everyone"}`,
            resources: [urn],
          })),
      ),
  );
}

const isOf = (account: string, { kind, name }: Principal) =>
  (kind === "account" && name === account) || (kind === "identity" && accountOf(name) === account);
