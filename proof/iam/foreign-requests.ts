import type { View } from "../view.ts";
import type { Assumption, ServiceAccount } from "./assumption.ts";
import { concerns, type Request } from "./evaluate.ts";
import { kindsOfAction, kindsOfValue, statementsOf } from "./kinds.ts";
import { type Context, literally } from "./pattern.ts";
import type { Policy } from "./policy.ts";
import { nameless, type Principal } from "./principal.ts";
import type { Role } from "./roles.ts";
import { Unjudgeable } from "./unjudgeable.ts";

export interface TrustQuestion {
  readonly view: View;
  readonly role: Role;
  /** Who may have the role. */
  readonly own: readonly ServiceAccount[];
  /** Who above all may not: names that are like the own ones. */
  readonly strangers: readonly ServiceAccount[];
}

/** One request of each kind that a trust policy tells apart, but for the rightful ones. */
export function foreignRequests(question: TrustQuestion, policy: Policy, assumption: Assumption): Request[] {
  const own = question.own.map((account) => assumption.says(account));
  const isOwn = ({ principal, action, context }: Request) =>
    sameSender(principal, assumption.sender) &&
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
      (statement) => statement.effect === "Allow" && concerns(statement, principal, action),
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
  const person = (id: string): Principal => ({
    kind: "identity",
    name: `arn:${partition}:iam::${id}:role/${nameless}`,
  });
  const senders: Principal[] = [
    sender,
    { kind: "service", name: "ec2.amazonaws.com" },
    { kind: "federated", name: `arn:${partition}:iam::${account}:oidc-provider/oidc.example/id/0` },
    person(account),
    person(account === "999999999999" ? "888888888888" : "999999999999"),
    ...named.filter(({ kind }) => kind !== "account"),
  ];
  return [...new Map(senders.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}

export const sameSender = (a: Principal, b: Principal) => a.kind === b.kind && a.name === b.name;

/** Every combination of kinds of what a request may say, each key's absence among them. */
function contextsOf({ own, strangers }: TrustQuestion, policy: Policy, assumption: Assumption): Context[] {
  const said = (accounts: readonly ServiceAccount[], key: string) => [
    ...new Set(accounts.flatMap((account) => assumption.says(account).get(key) ?? [])),
  ];
  const used = statementsOf([policy]).flatMap(({ conditions }) => conditions.map(({ key }) => key));
  const keys = [...new Set([...used, ...(own[0] === undefined ? [] : assumption.says(own[0]).keys())])];
  const question = { policies: [policy], context: new Map(), open: keys };
  const dimensions = keys.map((key): [string, readonly (string | null)[]] => {
    const mine = said(own, key);
    const preferred = [...mine, ...said(strangers, key), ...likely(key)];
    return [
      key,
      kindsOfValue(
        question,
        key,
        mine.map((value) => literally(value)),
        preferred,
      ),
    ];
  });
  const size = dimensions.reduce((product, [, values]) => product * values.length, 1);
  if (size > 100_000) throw new Unjudgeable(`its trust policy tells ${size} kinds of requests apart`);
  return dimensions.reduce<Context[]>(
    (contexts, [key, values]) =>
      contexts.flatMap((context) =>
        values.map((value) => (value === null ? context : new Map([...context, [key, [value]]]))),
      ),
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
