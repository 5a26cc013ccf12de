import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../../../plan/plan.ts";
import type { JsonObject } from "../../../../proof/objects/json.ts";

/** What to send so that the one becomes the other: objects by key, lists whole. */
export function mergePatch(before: JsonObject, after: JsonObject): JsonObject {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const [old, now] = [before[key], after[key]];
      if (isDeepStrictEqual(old, now)) return [];
      return [[key, isObject(old) && isObject(now) ? mergePatch(old, now) : (now ?? null)]];
    }),
  );
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
