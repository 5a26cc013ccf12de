import { allHold } from "./condition.ts";
import { type Context, compile, matches } from "./pattern.ts";
import type { Choice, Policy, Statement } from "./policy.ts";
import { type Principal, speaksOf } from "./principal.ts";
import { Unjudgeable } from "./unjudgeable.ts";

/** What somebody asks of AWS. */
export interface Request {
  readonly principal: Principal;
  /** `s3:GetObject` */
  readonly action: string;
  /** ARN; for a role's trust the role itself, which its policy leaves out. */
  readonly resource: string;
  /** What is not in here, the request does not have: only keys of `knownKeys` can be told to be absent. */
  readonly context: Context;
}

/** The statement that settled it; none where nothing allows it. */
export interface Decision {
  readonly outcome: "allowed" | "denied" | "not allowed";
  readonly policy?: Policy;
  readonly statement?: Statement;
}

/** As AWS decides within one account: a denial anywhere wins, else one permission anywhere is enough. */
export function evaluate(request: Request, policies: readonly Policy[]): Decision {
  let allowed: Decision = { outcome: "not allowed" };
  for (const policy of policies) {
    for (const statement of policy.statements) {
      if (statement.effect === "Allow" && allowed.outcome === "allowed") continue;
      if (!applies(statement, request)) continue;
      if (statement.effect === "Deny") return { outcome: "denied", policy, statement };
      allowed = { outcome: "allowed", policy, statement };
    }
  }
  return allowed;
}

/** Of requests that one call is judged by, such as the ones by an access point and by its bucket. */
export function together(decisions: readonly Decision[]): Decision {
  return (
    decisions.find(({ outcome }) => outcome === "denied") ??
    decisions.find(({ outcome }) => outcome === "allowed") ?? { outcome: "not allowed" }
  );
}

/** Whether a statement can speak of such requests at all, whatever else they say. */
export function concerns({ actions, principals }: Statement, sender: Principal, action: string): boolean {
  return chooses(actions, action) && (principals === null || speaksOf(principals, sender));
}

/** Whether a statement speaks of a request. The cheap questions first; the answer needs all of them. */
function applies(statement: Statement, request: Request): boolean {
  const { conditions, resources } = statement;
  return (
    concerns(statement, request.principal, request.action) &&
    allHold(conditions, request.context, (key) => request.context.has(key) || canBeAbsent.test(key)) &&
    (resources === null || covers(resources, request))
  );
}

/** Actions are compared regardless of case. */
function chooses({ except, texts }: Choice, action: string): boolean {
  const subject = action.toLowerCase();
  const named = texts.some((text) => {
    const pattern = compile(text.toLowerCase(), "wildcards", noContext);
    return pattern !== null && matches(pattern, subject);
  });
  return named !== except;
}

function covers({ except, texts }: Choice, { resource, context }: Request): boolean {
  const named = texts.some((text) => {
    const pattern = compile(text, "wildcards", context);
    if (pattern === null && except) {
      throw new Unjudgeable(`NotResource ${text} has a variable that the request lacks`);
    }
    return pattern !== null && matches(pattern, resource);
  });
  return named !== except;
}

const noContext: Context = new Map();

/**
 * A key that is not in the request is absent only where this judge knows that AWS does not add it: tags of whoever
 * has none, what only a listing or a service brings, and what only a web identity has.
 */
const canBeAbsent =
  /^(aws:principaltag\/(?!kubernetes-(pod|service)-)|aws:requesttag\/|aws:source(arn|account)$|s3:prefix$|[^/]+\/.*:(sub|aud)$)/;
