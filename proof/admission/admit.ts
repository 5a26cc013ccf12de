import { tried, Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { evaluate, type Outcome, type Variables } from "./cel.ts";
import { exemptions } from "./exemptions.ts";
import { type BoundPolicy, type Expression, policiesOn, type Rules } from "./policy.ts";
import { type Request, requestVariables } from "./request.ts";

/** A policy that refuses a request, and why. */
export interface Refusal {
  readonly policy: BoundPolicy;
  readonly message: string;
  /** Why it cannot be counted on; none: it refuses whatever differs in nothing of matter. */
  readonly exemptions: readonly string[];
}

/** Every refusal that the plan's validating policies give a request; none: they admit it. */
export const refusals = (view: View, request: Request): Refusal[] => [...refusing(view, request)];

/** The same, one after the other: one that can be counted on is enough. */
export function* refusing(view: View, request: Request): Iterable<Refusal> {
  const variables = requestVariables(request);
  for (const policy of policiesOn(view, request)) {
    const message = refusalBy(policy, variables);
    if (message !== undefined) yield { policy, message, exemptions: exemptions(policy) };
  }
}

/** What cannot be judged may refuse, which no ordinary request should have to fear. */
function refusalBy({ rules }: BoundPolicy, variables: Variables): string | undefined {
  const refusal = rules instanceof Unjudgeable ? rules : tried(() => refusalByRules(rules, variables));
  return refusal instanceof Unjudgeable ? refusal.message : refusal;
}

function refusalByRules(rules: Rules, variables: Variables): string | undefined {
  const failure = (message: string) => (rules.failurePolicy === "Fail" ? message : undefined);
  const conditions = rules.conditions.map(({ expression }) => isTrue(evaluate(expression, variables)));
  // As the API server has it: one condition that is false decides, before any that is an error.
  if (conditions.includes(false)) return undefined;
  if (conditions.includes(undefined)) return failure("a match condition is an error");
  const scope = { ...variables, variables: lazily(rules.variables, variables) };
  for (const { expression, message } of rules.validations) {
    const holds = isTrue(evaluate(expression, scope));
    const refusal = holds === undefined ? failure("a validation is an error") : message || expression;
    if (!holds && refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Undefined for an error: it is neither. */
function isTrue(outcome: Outcome): boolean | undefined {
  if ("error" in outcome) return undefined;
  if (typeof outcome.value !== "boolean") throw new Unjudgeable("a condition is neither true nor false");
  return outcome.value;
}

/** Variables are read only where they are used, and may use those before them; one that is an error is absent. */
export function lazily(expressions: readonly Expression[], variables: Variables): Variables {
  const values: Record<string, unknown> = {};
  for (const { name, expression } of expressions) {
    const outcome = evaluate(expression, { ...variables, variables: values });
    if ("value" in outcome) values[name] = outcome.value;
  }
  return values;
}
