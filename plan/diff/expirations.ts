import { clock } from "../../stacks/settings/clock.ts";
import type { Json, PlannedResource } from "../plan.ts";
import type { Expiration } from "./diff.ts";
import { isList, isMap, same } from "./paths.ts";

/** What a bucket's lifecycle rules newly delete, or on another day than before. */
export function newExpirations(
  before: PlannedResource["inputs"] | undefined,
  after: PlannedResource["inputs"] | undefined,
): Expiration[] {
  const old = expirations(before);
  return expirations(after).filter((one) => !old.some((other) => same({ ...other }, { ...one })));
}

/** What is deleted by rules of a bucket. */
export function expirations(inputs: PlannedResource["inputs"] | undefined, now = clock()): Expiration[] {
  const rules = isList(inputs?.rules) ? inputs.rules : [];
  return rules.flatMap((rule) => {
    const { status, filter, expiration } = isMap(rule) ? rule : {};
    const { date, days } = isMap(expiration) ? expiration : {};
    if (status === "Disabled" || (typeof date !== "string" && typeof days !== "number")) return [];
    const prefix = prefixOf(filter);
    if (typeof date !== "string") return [{ prefix, when: `after ${String(days)} days` }];
    const isDue = Date.parse(date) <= now;
    return [{ prefix, when: `on ${date.slice(0, 10)}`, ...(isDue && { isDue }) }];
  });
}

const prefixOf = (filter: Json | undefined) =>
  isMap(filter) && typeof filter.prefix === "string" ? filter.prefix : "";
