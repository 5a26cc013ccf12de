import { type ASTNode, Environment, EvaluationError } from "@marcbachmann/cel-js";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import { formatted, indexed, translated } from "./dialect.ts";
import { partsOf } from "./syntax.ts";

/** What an expression reads, by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** The outcome of an expression; an error is an outcome too, which the policy's failure policy decides about. */
export type Outcome = { readonly value: unknown } | { readonly error: string };

// Undeclared names are errors of their own below; objects of any shape are read as they come.
const environment = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
})
  .registerFunction("indexed(list): list", indexed)
  .registerFunction("string.format(list): string", formatted);

/** Functions that do here what they do in the API server. Regular expressions and types, say, differ. */
const functions = new Set(
  "all exists exists_one filter map has size startsWith endsWith contains join string bytes format orValue hasValue indexed bind".split(
    " ",
  ),
);

/** Errors that the API server has as well, and for the same reason. */
const outcomes = new Set<unknown>(["no_such_key", "index_out_of_bounds"]);

const parsed = new Map<string, ReturnType<typeof environment.parse>>();

/**
 * Evaluates an expression of the Common Expression Language.
 *
 * @throws Unjudgeable on one that the library cannot read, or that may mean something else to the API server.
 */
export function evaluate(expression: string, variables: Variables): Outcome {
  const run = parsed.get(expression) ?? parse(expression);
  try {
    return { value: run(variables) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = error.message.split("\n")[0] ?? "";
    if (error instanceof EvaluationError && outcomes.has(error.code)) return { error: message };
    throw new Unjudgeable(`${message} in \`${expression}\``);
  }
}

const patches = new Map<string, string>();

/** The expression of a mutation in words that can be evaluated. */
export function patchesOf(expression: string): string {
  const known = patches.get(expression) ?? translated(expression, (text) => read(text).ast);
  patches.set(expression, known);
  return known;
}

/** How an expression is put together. @throws Unjudgeable as above. */
export const syntaxOf = (expression: string): ASTNode => (parsed.get(expression) ?? parse(expression)).ast;

function parse(expression: string) {
  const run = read(expression);
  const unknown = calledIn(run.ast).find((name) => !functions.has(name));
  if (unknown !== undefined) {
    throw new Unjudgeable(`what ${unknown}() does is not known, in \`${expression}\``);
  }
  parsed.set(expression, run);
  return run;
}

function read(expression: string) {
  try {
    return environment.parse(expression);
  } catch (error) {
    throw new Unjudgeable(
      `\`${expression}\` is not understood: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function calledIn(node: ASTNode): string[] {
  const own = node.op === "call" || node.op === "rcall" ? [node.args[0]] : [];
  return [...own, ...partsOf(node).flatMap(calledIn)];
}
