import { isObject } from "../../objects/json.ts";
import { Unjudgeable } from "../../objects/unjudgeable.ts";
import { hasWideHead } from "./arn.ts";
import { type Context, valuesOf } from "./context.ts";
import { compile, fits, type Pattern, type Wildcards } from "./pattern.ts";
import { every, not, some, type Truth } from "./truth.ts";

/** One key of a statement's conditions; all of them must hold. */
export interface Condition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  /** Null: an operator that this judge does not know. */
  readonly comparison: Comparison | null;
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

/** The operators that this judge knows; whether another holds it cannot tell. */
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
  const isOdd = comparison?.as === "absence" && (quantifier !== undefined || ifExists !== undefined);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new Unjudgeable(`its condition on ${key} compares with nothing`);
  const values = list.map((item) => {
    if (typeof item === "string" || typeof item === "boolean" || typeof item === "number")
      return String(item);
    throw new Unjudgeable(`its condition on ${key} compares with ${JSON.stringify(item)}`);
  });
  if (comparison?.as === "ARN") values.forEach(refuseWideHead);
  return {
    operator,
    comparison: isOdd ? null : (comparison ?? null),
    quantifier: quantifier === "ForAllValues" || quantifier === "ForAnyValue" ? quantifier : null,
    ifExists: ifExists !== undefined,
    key: key.toLowerCase(),
    values,
  };
}

function refuseWideHead(arn: string): void {
  if (hasWideHead(arn)) {
    throw new Unjudgeable(`the ARN ${arn} in a condition has wildcards before its last part`);
  }
}

/** Whether a condition holds for a request. */
export function holds(condition: Condition, context: Context): Truth {
  const { comparison, quantifier, key } = condition;
  const present = valuesOf(context, key);
  if (comparison === null || present === null) return null;
  if (comparison.as === "absence") {
    return condition.values.some((value) => (value.toLowerCase() === "true") === (present.length === 0));
  }
  if (present.length === 0) {
    return quantifier === "ForAllValues" || condition.ifExists || (comparison.negated && quantifier === null);
  }
  if (present.length > 1 && quantifier === null) return null;
  const accepts = (value: string) => compares(condition, comparison, value, context);
  return quantifier === "ForAllValues" ? every(present, accepts) : some(present, accepts);
}

/** One value of the request against all of the condition's: any of them, or with a negated operator none. */
function compares({ values }: Condition, comparison: Comparison, value: string, context: Context): Truth {
  const subject = ignoresCase(comparison) ? value.toLowerCase() : value;
  const equal = some(values, (expected) => {
    const pattern = patternOf(comparison, expected, context);
    // What AWS makes of a missing variable in a negation is not documented.
    if (pattern === null) return comparison.negated ? null : false;
    return fits(pattern, subject);
  });
  return comparison.negated ? not(equal) : equal;
}

/** What a value of the condition accepts; null where it has a variable that the request certainly lacks. */
export function patternOf(comparison: Comparison, value: string, context: Context): Pattern | null {
  const pattern = compile(value, comparison.wildcards, context);
  return ignoresCase(comparison) ? (pattern?.map(lowerCase) ?? null) : pattern;
}

const ignoresCase = ({ as }: Comparison) => as === "text in any case" || as === "truth";
const lowerCase = (code: number) => (code < 0 ? code : String.fromCharCode(code).toLowerCase().charCodeAt(0));

/** Whether one value of each kind can be named that the condition tells apart. */
export const hasKinds = ({ comparison }: Condition) => comparison !== null && !ignoresCase(comparison);
