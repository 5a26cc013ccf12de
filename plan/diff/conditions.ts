import type { Json } from "../plan.ts";
import { isMap, same } from "./paths.ts";
import { list } from "./words.ts";

/** Whether a statement with one condition holds wherever it would with another; if in doubt, not. */
export function implies(inner: Json | undefined, outer: Json | undefined): boolean {
  const [old, now] = [outer ?? {}, inner ?? {}];
  if (!isMap(old) || !isMap(now)) return same(old, now);
  return Object.entries(old).every(([operator, keys]) => {
    const others = now[operator];
    if (!isMap(keys) || !isMap(others)) return same(keys, others);
    return Object.entries(keys).every(([key, expected]) => {
      const given = others[key];
      if (same(expected, given)) return true;
      if (given === undefined || given === null) return false;
      const [wanted, found] = [list(expected), list(given)];
      if (anyOf.has(operator)) return within(found, wanted);
      return noneOf.has(operator) && within(wanted, found);
    });
  });
}

/** Fewer values let less through. */
const anyOf = new Set(["StringEquals", "StringLike", "ArnEquals", "ArnLike"]);
/** More values let less through. */
const noneOf = new Set(["StringNotEquals", "StringNotLike", "ArnNotEquals", "ArnNotLike"]);

/** Of a list without a value nobody can tell what AWS makes. */
const within = (few: readonly Json[], many: readonly Json[]) =>
  few.length > 0 && few.every((one) => many.some((other) => same(one, other)));
