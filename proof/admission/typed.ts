import type { Json } from "../../plan/plan.ts";
import { isList } from "../objects/json.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";

/** JSON with whole numbers as such: the API server knows them by their field, and divides them accordingly. */
export function typed(value: Json): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(typed);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typed(item)]));
}

/** What an expression has made, as JSON again. */
export function untyped(value: unknown): Json {
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (Array.isArray(value)) return value.map(untyped);
  if (typeof value !== "object") throw new Unjudgeable(`${typeof value} is no JSON`);
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [String(key), untyped(item)]));
}
