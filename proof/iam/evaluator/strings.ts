import { Unjudgeable } from "../../objects/unjudgeable.ts";

/** One text or a list of them, as policies allow in most places; at least one. */
export function strings(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new Unjudgeable("it has an empty list");
  return list.map((item) => {
    if (typeof item !== "string") throw new Unjudgeable(`${JSON.stringify(item)} stands where a text should`);
    return item;
  });
}
