import type { Json } from "../plan.ts";

/**
 * Where two values differ, in the engine's notation: `spec.hard["requests.cpu"]`, `rules[2].verbs`. A list of another
 * length differs as a whole, since its positions say nothing.
 */
export function changedPaths(before: Json | undefined, after: Json | undefined, path = ""): string[] {
  if (before === after) return [];
  if (isList(before) && isList(after) && before.length === after.length) {
    return before.flatMap((item, index) => changedPaths(item, after[index], `${path}[${index}]`));
  }
  if (isMap(before) && isMap(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => changedPaths(before[key], after[key], join(path, key)));
  }
  return same(before, after) ? [] : [path];
}

/** Paths of the leaves that hold a value. */
export function pathsOf(value: Json | undefined, leaf: Json, path = ""): string[] {
  if (isList(value)) return value.flatMap((item, index) => pathsOf(item, leaf, `${path}[${index}]`));
  if (isMap(value))
    return Object.entries(value).flatMap(([key, item]) => pathsOf(item, leaf, join(path, key)));
  return value === leaf ? [path] : [];
}

function join(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** Whether a path is at or below another: `launchTemplate.id` is below `launchTemplate`, `taints[0].key` below `taints`. */
export const isWithin = (path: string, outer: string) =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);

export const same = (a: Json | undefined, b: Json | undefined) => JSON.stringify(a) === JSON.stringify(b);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
export const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
