import { Unjudgeable } from "../../objects/unjudgeable.ts";
import { hasKinds, patternOf } from "./condition.ts";
import type { Context } from "./context.ts";
import { compile, type Pattern, variablesOf, widened, wild } from "./pattern.ts";
import type { Policy } from "./policy.ts";
import { representatives } from "./representatives.ts";

/** What is asked about: every value of these parts of a request, the rest of it being as in `context`. */
interface Question {
  readonly policies: readonly Policy[];
  readonly context: Context;
  /** Keys of the request whose every value is tried, in lower case. */
  readonly open: readonly string[];
}

/** Resources of every kind that the policies tell apart, and that the extra patterns do. */
export function kindsOfResource(
  { policies, context, open }: Question,
  extra: readonly Pattern[],
  preferred: readonly string[] = [],
): readonly string[] {
  const texts = statementsOf(policies).flatMap(({ resources }) => resources?.texts ?? []);
  const patterns = distinct(texts).map((text) => {
    refuseOpenVariable(text, open);
    return compile(text, "wildcards", context);
  });
  return representatives(onePerText([...extra, ...present(patterns)]), preferred);
}

/** Values of every kind that the policies tell apart in a key of the request; the key's absence is null. */
export function kindsOfValue(
  { policies, context, open }: Question,
  key: string,
  extra: readonly Pattern[],
  preferred: readonly string[] = [],
): readonly (string | null)[] {
  const patterns = statementsOf(policies)
    .flatMap(({ conditions }) => conditions)
    .filter((condition) => condition.key === key)
    .flatMap((condition) => {
      const { comparison, operator, values } = condition;
      if (comparison === null || !hasKinds(condition)) {
        throw new Unjudgeable(`${operator} on ${key} is not known here where every value is tried`);
      }
      if (comparison.as === "absence") return [];
      return values.map((value) => {
        refuseOpenVariable(value, open);
        return patternOf(comparison, value, context);
      });
    });
  return [null, ...representatives(onePerText([...extra, ...present(patterns)]), preferred)];
}

/** Actions of every kind that the policies tell apart. */
export function kindsOfAction(policies: readonly Policy[], preferred: readonly string[]): readonly string[] {
  const texts = statementsOf(policies).flatMap(({ actions }) => actions.texts);
  const patterns = distinct(texts.map((text) => text.toLowerCase())).map(wild);
  const byLowerCase = new Map(preferred.map((action) => [action.toLowerCase(), action]));
  return representatives(onePerText(patterns), [...byLowerCase.keys()]).map(
    (action) => byLowerCase.get(action) ?? action,
  );
}

export const statementsOf = (policies: readonly Policy[]) => policies.flatMap(({ statements }) => statements);
const distinct = (texts: readonly string[]) => [...new Set(texts)];
const present = (patterns: readonly (Pattern | null)[]) =>
  patterns.filter((pattern) => pattern !== null).map(widened);
const onePerText = (patterns: readonly Pattern[]) => [
  ...new Map(patterns.map((pattern) => [pattern.join(), pattern])).values(),
];

/** One text that varies with another could not be read side by side with the rest. */
function refuseOpenVariable(text: string, open: readonly string[]): void {
  const variable = variablesOf(text).find((name) => open.includes(name));
  if (variable !== undefined) throw new Unjudgeable(`${text} varies with ${variable}, unknown here`);
}
