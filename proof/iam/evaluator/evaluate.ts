import { holds } from "./condition.ts";
import type { Context } from "./context.ts";
import { compile, fits, matches, wild } from "./pattern.ts";
import type { Choice, Policy, Statement } from "./policy.ts";
import { type Principal, speaksOf } from "./principal.ts";
import { every, not, some, type Truth } from "./truth.ts";

/** What somebody asks of AWS. */
export interface Request {
  readonly principal: Principal;
  /** `s3:GetObject` */
  readonly action: string;
  /** ARN; for a role's trust the role itself, which its policy leaves out. */
  readonly resource: string;
  readonly context: Context;
}

/** The statement that settled it; none where nothing allows it. */
export interface Decision {
  readonly outcome: "allowed" | "denied" | "not allowed";
  readonly policy?: Policy;
  readonly statement?: Statement;
  /** Statements of which nobody can tell whether they speak of the request: the answer could be a narrower one. */
  readonly doubtful?: readonly Statement[];
}

/**
 * As AWS decides within one account: a denial anywhere wins, else one permission anywhere is enough. Of what cannot
 * be told the worst is taken: a permission counts that may not apply, and a denial does not that may.
 */
export function evaluate(request: Request, policies: readonly Policy[]): Decision {
  let allowed: Decision | undefined;
  let isCertain = false;
  const doubtful: Statement[] = [];
  for (const policy of policies) {
    for (const statement of policy.statements) {
      const { effect } = statement;
      if (effect === "Allow" && isCertain) continue;
      const speaks = applies(statement, request);
      if (speaks === false || (speaks === null && effect === "Allow" && allowed !== undefined)) continue;
      if (speaks && effect === "Deny") return { outcome: "denied", policy, statement };
      if (effect === "Deny") doubtful.push(statement);
      else {
        allowed = { outcome: "allowed", policy, statement };
        isCertain = speaks === true;
      }
    }
  }
  if (allowed?.statement !== undefined && !isCertain) doubtful.push(allowed.statement);
  return { ...(allowed ?? { outcome: "not allowed" }), doubtful };
}

/** Of requests that one call is judged by, such as the ones by an access point and by its bucket. */
export function together(decisions: readonly Decision[]): Decision {
  const decision = decisions.find(({ outcome }) => outcome === "denied") ??
    decisions.find(({ outcome }) => outcome === "allowed") ?? { outcome: "not allowed" };
  return { ...decision, doubtful: decisions.flatMap(({ doubtful = [] }) => doubtful) };
}

/** Whether a statement can speak of such requests at all, whatever else they say. */
export function concerns({ actions, principals }: Statement, sender: Principal, action: string): Truth {
  return chooses(actions, action) && (principals === null || speaksOf(principals, sender));
}

/** Whether a statement speaks of a request. The cheap questions first. */
export function applies(statement: Statement, request: Request): Truth {
  const { conditions, resources } = statement;
  const concerned = concerns(statement, request.principal, request.action);
  if (concerned === false) return false;
  const held = every(conditions, (condition) => holds(condition, request.context));
  if (held === false) return false;
  const covered = resources === null || covers(resources, request);
  return every([concerned, held, covered], (truth) => truth);
}

/** Actions are compared regardless of case. */
function chooses({ except, texts }: Choice, action: string): boolean {
  const subject = action.toLowerCase();
  return texts.some((text) => matches(wild(text.toLowerCase()), subject)) !== except;
}

function covers({ except, texts }: Choice, { resource, context }: Request): Truth {
  const named = some(texts, (text) => {
    const pattern = compile(text, "wildcards", context);
    // What AWS makes of a missing variable in NotResource is not documented.
    if (pattern === null) return except ? null : false;
    return fits(pattern, resource);
  });
  return except ? not(named) : named;
}
