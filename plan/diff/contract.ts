import type { Json } from "../plan.ts";
import type { ContractChange } from "./diff.ts";
import { isMap, same } from "./paths.ts";

type Contract = Readonly<Record<string, Json>>;

/** The effective values that differ between two contracts, by path; null stands for no tenant. */
export function contractChanges(before: Contract | null, after: Contract | null): ContractChange[] {
  const [old, now] = [
    before === null ? new Map() : flatten(before),
    after === null ? new Map() : flatten(after),
  ];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => path !== "name" && !same(old.get(path), now.get(path)))
    .sort()
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
}

/** A list is one value: its author replaces it as a whole. */
function flatten(value: Json, path = "", into = new Map<string, Json>()): Map<string, Json> {
  if (isMap(value)) {
    for (const [key, item] of Object.entries(value))
      flatten(item, path === "" ? key : `${path}.${key}`, into);
  } else into.set(path, asWritten(path, value));
  return into;
}

/** A whole number of cores is canonically the text "8", and a person writes 8. */
function asWritten(path: string, value: Json): Json {
  const isQuantity = /^(quota|limits)\./.test(path) && typeof value === "string" && /^\d+$/.test(value);
  return isQuantity ? Number(value) : value;
}
