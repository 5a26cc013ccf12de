import { Unjudgeable } from "../../objects/unjudgeable.ts";
import type { View } from "../../view.ts";
import { hasKinds } from "../evaluator/condition.ts";
import { type Context, saying } from "../evaluator/context.ts";
import { concerns, type Request } from "../evaluator/evaluate.ts";
import { kindsOfAction, kindsOfValue, statementsOf } from "../evaluator/kinds.ts";
import { literally } from "../evaluator/pattern.ts";
import type { Policy } from "../evaluator/policy.ts";
import { isSame, type Principal } from "../evaluator/principal.ts";
import type { Role } from "../roles.ts";
import { somebody } from "../session.ts";
import type { Assumption, ServiceAccount } from "./assumption.ts";

export interface TrustQuestion {
  readonly view: View;
  readonly role: Role;
  /** Who may have the role. */
  readonly own: readonly ServiceAccount[];
  /** Who above all may not: names that are like the own ones. */
  readonly strangers: readonly ServiceAccount[];
}

/** One request of each kind, but for the rightful ones. */
export function foreignRequests(question: TrustQuestion, policy: Policy, assumption: Assumption): Request[] {
  const own = question.own.map((account) => assumption.says(account));
  const isOwn = ({ principal, action, context }: Request) =>
    isSame(principal, assumption.sender) &&
    assumption.actions.includes(action) &&
    own.some((said) => [...said].every(([key, value]) => context.get(key)?.[0] === value));
  const everybody = sendersOf(question.view, policy, assumption).flatMap((principal) =>
    [...new Set([...assumptions, ...kindsOfAction([policy], assumptions)])].map((action) => ({
      principal,
      action,
    })),
  );
  // A sender and an action that no permission speaks of need not be asked about in every context.
  const spoken = everybody.filter(({ principal, action }) =>
    policy.statements.some(
      (statement) => statement.effect === "Allow" && concerns(statement, principal, action) !== false,
    ),
  );
  const contexts = spoken.length === 0 ? [] : contextsOf(question, policy, assumption);
  const requests = spoken.flatMap((call) => contexts.map((context) => ({ ...call, resource: "", context })));
  const silent = everybody
    .filter((call) => !spoken.includes(call))
    .map((call) => ({ ...call, resource: "", context: new Map() }));
  return [...silent, ...requests].filter((request) => !isOwn(request));
}

const assumptions = [
  "sts:AssumeRole",
  "sts:AssumeRoleWithWebIdentity",
  "sts:AssumeRoleWithSAML",
  "sts:TagSession",
  "sts:SetSourceIdentity",
];

/** Whoever the policy names, and one of every sort that it might mean by a wildcard. */
function sendersOf(
  { plan: { settings } }: View,
  { statements }: Policy,
  { sender }: Assumption,
): Principal[] {
  const { partition, account } = settings;
  const named = statements.flatMap(({ principals }) =>
    principals === null || principals === "everyone" ? [] : principals,
  );
  const senders: Principal[] = [
    sender,
    { kind: "service", name: "ec2.amazonaws.com" },
    { kind: "federated", name: `arn:${partition}:iam::${account}:oidc-provider/oidc.example/id/0` },
    somebody(partition, account),
    somebody(partition, account === "999999999999" ? "888888888888" : "999999999999"),
    ...named.map((one) => (one.kind === "account" ? somebody(partition, one.name) : one)),
  ];
  return [...new Map(senders.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}

/**
 * Every combination of kinds of what tells service accounts apart, each key's absence among them. Whatever else a
 * request may say stays unknown, and with it what compares in a way that has no kinds.
 */
function contextsOf({ own, strangers }: TrustQuestion, policy: Policy, assumption: Assumption): Context[] {
  const said = (accounts: readonly ServiceAccount[], key: string) => [
    ...new Set(accounts.flatMap((account) => assumption.says(account).get(key) ?? [])),
  ];
  const conditions = statementsOf([policy]).flatMap(({ conditions }) => conditions);
  const keys = [...assumption.says({ namespace: "", name: "" }).keys()].filter((key) =>
    conditions.every((condition) => condition.key !== key || hasKinds(condition)),
  );
  const question = { policies: [policy], context: new Map(), open: keys };
  const dimensions = keys.map((key): [string, readonly (string | null)[]] => {
    const mine = said(own, key);
    const preferred = [...mine, ...said(strangers, key), ...likely(key)];
    const apart = mine.map((value) => literally(value));
    return [key, kindsOfValue(question, key, apart, preferred)];
  });
  const size = dimensions.reduce((product, [, values]) => product * values.length, 1);
  if (size > 100_000) throw new Unjudgeable(`its trust policy tells ${size} kinds of requests apart`);
  return dimensions.reduce<Context[]>(
    (contexts, [key, values]) =>
      contexts.flatMap((context) => values.map((value) => saying(context, key, value))),
    [new Map()],
  );
}

/** What people recognise, in place of the shortest text that is different. */
const likely = (key: string) =>
  key === "aws:sourceaccount"
    ? ["999999999999"]
    : key === "aws:sourcearn"
      ? ["arn:aws:eks:eu-west-1:999999999999:cluster/other"]
      : [];
