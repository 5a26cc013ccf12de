import { Unjudgeable } from "../iam/unjudgeable.ts";
import type { View } from "../view.ts";
import { evaluate, type Outcome, type Variables } from "./cel.ts";
import { type BoundPolicy, type Expression, policiesOn } from "./policy.ts";
import { type Request, requestVariables } from "./request.ts";

/** A policy that refuses a request, and why. */
export interface Refusal {
  readonly policy: BoundPolicy;
  readonly message: string;
}

/** Every refusal that the plan's validating policies give a request; none: they admit it. */
export function refusals(view: View, request: Request): Refusal[] {
  const variables = requestVariables(request);
  return policiesOn(view, request).flatMap((policy) => refusalsBy(policy, variables));
}

function refusalsBy(policy: BoundPolicy, variables: Variables): Refusal[] {
  const conditions = policy.conditions.map(({ expression }) => isTrue(evaluate(expression, variables)));
  // As the API server has it: one condition that is false decides, before any that is an error.
  if (conditions.includes(false)) return [];
  if (conditions.includes(undefined)) return failure(policy, "a match condition is an error");
  const scope = { ...variables, variables: lazily(policy.variables, variables) };
  return policy.validations.flatMap(({ expression, message }) => {
    const holds = isTrue(evaluate(expression, scope));
    if (holds === undefined) return failure(policy, "a validation is an error");
    return holds ? [] : [{ policy, message: message || expression }];
  });
}

const failure = (policy: BoundPolicy, message: string): Refusal[] =>
  policy.failurePolicy === "Fail" ? [{ policy, message }] : [];

/** Undefined for an error: it is neither. */
function isTrue(outcome: Outcome): boolean | undefined {
  if ("error" in outcome) return undefined;
  if (typeof outcome.value !== "boolean") throw new Unjudgeable("a condition is neither true nor false");
  return outcome.value;
}

/** Variables are read only where they are used, and may use those before them; one that is an error is absent. */
function lazily(expressions: readonly Expression[], variables: Variables): Variables {
  const values: Record<string, unknown> = {};
  for (const { name, expression } of expressions) {
    const outcome = evaluate(expression, { ...variables, variables: values });
    if ("value" in outcome) values[name] = outcome.value;
  }
  return values;
}
