import type { Json } from "../../plan/plan.ts";
import { isList, type JsonObject, list, object, text } from "../objects/json.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";

/** The object after operations of JSON Patch (RFC 6902). @throws Unjudgeable on what the API server would refuse. */
export function patched(target: JsonObject, operations: readonly Json[]): JsonObject {
  return operations.reduce<JsonObject>((before, operation) => {
    const { op, path, value } = object(operation);
    const keys = text(path).split("/").slice(1).map(unescaped);
    return object(change(before, keys, text(op), value ?? null));
  }, target);
}

const unescaped = (key: string) => key.replaceAll("~1", "/").replaceAll("~0", "~");

function change(
  target: Json | undefined,
  [key = "", ...rest]: readonly string[],
  op: string,
  value: Json,
): Json {
  if (target === undefined) throw new Unjudgeable(`a patch goes through ${key}, which is not there`);
  if (rest.length > 0) return withItem(target, key, change(itemOf(target, key), rest, op, value));
  if (op === "add" && isList(target)) {
    const place = key === "-" ? target.length : Number(key);
    return [...list(target).slice(0, place), value, ...list(target).slice(place)];
  }
  if (op !== "add" && itemOf(target, key) === undefined)
    throw new Unjudgeable(`a patch is to ${op} ${key}, which is not there`);
  if (op === "add" || op === "replace") return withItem(target, key, value);
  if (op !== "remove") throw new Unjudgeable(`a patch is to ${op} something`);
  if (isList(target)) return target.filter((_, index) => String(index) !== key);
  return Object.fromEntries(Object.entries(object(target)).filter(([name]) => name !== key));
}

const itemOf = (target: Json, key: string): Json | undefined =>
  isList(target) ? target[Number(key)] : object(target)[key];

const withItem = (target: Json, key: string, value: Json): Json =>
  isList(target)
    ? target.map((item, index) => (String(index) === key ? value : item))
    : { ...object(target), [key]: value };
