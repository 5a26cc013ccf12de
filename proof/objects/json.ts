import type { Json } from "../../plan/plan.ts";
import { isGiven } from "./given.ts";
import { Unjudgeable } from "./unjudgeable.ts";

export type JsonObject = { readonly [key: string]: Json };

/** The value under these keys; undefined where a part of the way is missing. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let reached = value;
  for (const key of path) {
    if (reached === undefined || reached === null) return undefined;
    reached = object(reached)[key];
  }
  return reached ?? undefined;
}

// What is absent is empty; what is there in another shape, an unknown included, cannot be judged.

export function object(value: Json | undefined): JsonObject {
  if (value === undefined || value === null) return {};
  if (typeof value === "object" && !isList(value)) return value;
  throw new Unjudgeable(`${show(value)} stands where an object should`);
}

export function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) return value;
  throw new Unjudgeable(`${show(value)} stands where a list should`);
}

export function text(value: Json | undefined): string {
  if (typeof value === "string" && isGiven(value)) return value;
  throw new Unjudgeable(`${show(value)} stands where a text should`);
}

export const texts = (value: Json | undefined): readonly string[] => list(value).map(text);

export function textMap(value: Json | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(object(value)).map(([key, item]) => [key, text(item)]));
}

/** @throws Unjudgeable on a field beside those that were read. */
export function nothingElse(what: string, rest: JsonObject): void {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new Unjudgeable(`${what} has the field ${unknown}`);
}

/** What a text says that is JSON itself. */
export function parsed(document: string): Json {
  try {
    return JSON.parse(document);
  } catch {
    throw new Unjudgeable(`${show(document)} is no JSON`);
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const show = (value: Json | undefined) => (value === undefined ? "nothing" : JSON.stringify(value));
