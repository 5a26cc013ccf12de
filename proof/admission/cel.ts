import { Environment } from "@marcbachmann/cel-js";
import { Unjudgeable } from "../iam/unjudgeable.ts";

/** What an expression reads, by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** The outcome of an expression; an error is an outcome too, which the policy's failure policy decides about. */
export type Outcome = { readonly value: unknown } | { readonly error: string };

// Undeclared names are errors of their own below; objects of any shape are read as they come.
const environment = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
});

const parsed = new Map<string, ReturnType<typeof environment.parse>>();

/**
 * Evaluates an expression of the Common Expression Language.
 *
 * @throws Unjudgeable on one that the library cannot read, or that uses a function which only the API server has.
 */
export function evaluate(expression: string, variables: Variables): Outcome {
  const run = parsed.get(expression) ?? parse(expression);
  parsed.set(expression, run);
  try {
    return { value: run(variables) };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    if (/no matching overload|no such overload|Unknown variable/.test(message)) {
      throw new Unjudgeable(`${message} in \`${expression}\``);
    }
    return { error: message };
  }
}

function parse(expression: string) {
  try {
    return environment.parse(expression);
  } catch (error) {
    throw new Unjudgeable(
      `\`${expression}\` is not understood: ${error instanceof Error ? error.message : error}`,
    );
  }
}
