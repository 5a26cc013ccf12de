import { isMap } from "./path.ts";

/** Some of the keys of a value, at any depth. */
export type Layer<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]?: Layer<Value[Key]> | undefined }
    : Value;

/** The one rule of precedence: a later layer wins; objects merge by key, lists and single values replace. */
export function mergeLayers<Value>(
  base: Value,
  ...above: readonly (Layer<Value> | null | undefined)[]
): Value {
  return above.reduce<unknown>(merge, base) as Value;
}

function merge(below: unknown, above: unknown): unknown {
  if (above === undefined || above === null) return below;
  if (!isMap(below) || !isMap(above)) return above;
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(below[key], above[key])]));
}

/** Frozen to the last leaf: nothing after `resolve` may change a tenant. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
