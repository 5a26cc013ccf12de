import { isObject } from "./json.ts";
import { type Context, compile, matches, type Pattern, type Wildcards } from "./pattern.ts";
import { Unjudgeable } from "./unjudgeable.ts";

/** One key of a statement's conditions; all of them must hold. */
export interface Condition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly comparison: Comparison;
  readonly quantifier: "ForAllValues" | "ForAnyValue" | null;
  readonly ifExists: boolean;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

interface Comparison {
  readonly as: "text" | "text in any case" | "ARN" | "truth" | "absence";
  readonly wildcards: Wildcards;
  readonly negated: boolean;
}

const text = (wildcards: Wildcards, negated = false): Comparison => ({ as: "text", wildcards, negated });
const anyCase = (negated: boolean): Comparison => ({
  as: "text in any case",
  wildcards: "literal",
  negated,
});
const arn = (negated: boolean): Comparison => ({ as: "ARN", wildcards: "wildcards", negated });

/** The operators that this judge knows. */
const comparisons = new Map<string, Comparison>([
  ["StringEquals", text("literal")],
  ["StringNotEquals", text("literal", true)],
  ["StringEqualsIgnoreCase", anyCase(false)],
  ["StringNotEqualsIgnoreCase", anyCase(true)],
  ["StringLike", text("wildcards")],
  ["StringNotLike", text("wildcards", true)],
  // To AWS these two are the same, wildcards included.
  ["ArnEquals", arn(false)],
  ["ArnLike", arn(false)],
  ["ArnNotEquals", arn(true)],
  ["ArnNotLike", arn(true)],
  ["Bool", { as: "truth", wildcards: "literal", negated: false }],
  ["Null", { as: "absence", wildcards: "literal", negated: false }],
]);

export function readConditions(value: unknown): readonly Condition[] {
  if (value === undefined) return [];
  if (!isObject(value)) throw new Unjudgeable("its conditions are no object");
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (!isObject(keys)) throw new Unjudgeable(`its operator ${operator} has no keys`);
    return Object.entries(keys).map(([key, values]) => readCondition(operator, key, values));
  });
}

function readCondition(operator: string, key: string, value: unknown): Condition {
  const [, quantifier, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = comparisons.get(name);
  const unknown =
    comparison === undefined || (comparison.as === "absence" && (quantifier !== undefined || ifExists));
  if (unknown) throw new Unjudgeable(`its operator ${operator} is unknown here`);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new Unjudgeable(`its condition on ${key} compares with nothing`);
  const values = list.map((item) => {
    if (typeof item === "string" || typeof item === "boolean") return String(item);
    throw new Unjudgeable(`its condition on ${key} compares with ${JSON.stringify(item)}`);
  });
  return {
    operator,
    comparison,
    quantifier: quantifier === "ForAllValues" || quantifier === "ForAnyValue" ? quantifier : null,
    ifExists: ifExists !== undefined,
    key: key.toLowerCase(),
    values,
  };
}

/** Whether all of them hold. One that certainly does not settles it, whatever cannot be judged of the others. */
export function allHold(
  conditions: readonly Condition[],
  context: Context,
  isKnown: (key: string) => boolean,
): boolean {
  let unjudged: Unjudgeable | null = null;
  for (const condition of conditions) {
    try {
      if (!isKnown(condition.key))
        throw new Unjudgeable(`its condition key ${condition.key} is unknown here`);
      if (!holds(condition, context)) return false;
    } catch (error) {
      if (!(error instanceof Unjudgeable)) throw error;
      unjudged = error;
    }
  }
  if (unjudged !== null) throw unjudged;
  return true;
}

/** Whether a condition holds for a request. */
function holds(condition: Condition, context: Context): boolean {
  const { comparison, quantifier, key } = condition;
  const present = context.get(key) ?? [];
  if (comparison.as === "absence") {
    return condition.values.some((value) => (value.toLowerCase() === "true") === (present.length === 0));
  }
  if (present.length === 0) {
    return quantifier === "ForAllValues" || condition.ifExists || (comparison.negated && quantifier === null);
  }
  if (present.length > 1 && quantifier === null) {
    throw new Unjudgeable(`${condition.operator} on ${key}, which has several values, is unknown here`);
  }
  const accepts = (value: string) => compares(condition, value, context);
  return quantifier === "ForAllValues" ? present.every(accepts) : present.some(accepts);
}

/** One value of the request against all of the condition's: any of them, or with a negated operator none. */
function compares(condition: Condition, value: string, context: Context): boolean {
  const subject = ignoresCase(condition.comparison) ? value.toLowerCase() : value;
  const equal = condition.values.some((expected) => {
    const pattern = patternOf(condition, expected, context);
    if (pattern === null && condition.comparison.negated) {
      throw new Unjudgeable(
        `${expected} in a condition on ${condition.key} has a variable that the request lacks`,
      );
    }
    return pattern !== null && matches(pattern, subject);
  });
  return equal !== condition.comparison.negated;
}

/** What a value of the condition accepts; null where it has a variable that the request lacks. */
export function patternOf({ comparison, key }: Condition, value: string, context: Context): Pattern | null {
  if (comparison.as === "ARN" && /[*?$]/.test(value.split(":").slice(0, 5).join(":"))) {
    throw new Unjudgeable(`the ARN ${value} in a condition on ${key} has wildcards before its last part`);
  }
  const pattern = compile(value, comparison.wildcards, context);
  return ignoresCase(comparison) ? (pattern?.map(lowerCase) ?? null) : pattern;
}

export const ignoresCase = ({ as }: Comparison) => as === "text in any case" || as === "truth";
const lowerCase = (code: number) => (code < 0 ? code : String.fromCharCode(code).toLowerCase().charCodeAt(0));
