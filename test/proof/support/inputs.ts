import type { Json, Plan } from "../../../plan/plan.ts";
import { type Inputs, replace, type Selector } from "./resources.ts";

/** The plan with other inputs of what is selected. @throws Error where nothing is, or nothing changes. */
export function change(plan: Plan, selector: Selector, edit: (inputs: Inputs) => Inputs): Plan {
  return replace(plan, selector, (resource) => ({ ...resource, inputs: edit({ ...resource.inputs }) }));
}

/** A path's keys; a key with dots of its own stands in brackets: `metadata.labels[a.b/c]`. */
const keys = (path: string) => path.match(/[^.[\]]+(?![^[]*\])|(?<=\[)[^\]]+(?=\])/g) ?? [];

/** The plan with a value of an input replaced, by its path: `spec.policyTypes`. A null removes it. */
export const set = (plan: Plan, selector: Selector, path: string, value: Json): Plan =>
  change(plan, selector, (inputs) => ({ ...Object(put(inputs, keys(path), value)) }));

function put(target: Json, [key, ...rest]: readonly string[], value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(target))
    return target.map((item, index) => (String(index) === key ? put(item, rest, value) : item));
  const copy: Record<string, Json> = { ...Object(target) };
  copy[key] = put(copy[key] ?? null, rest, value);
  if (rest.length === 0 && value === null) delete copy[key];
  return copy;
}

/** The plan with more items in a list of an input. */
export const append = (plan: Plan, selector: Selector, path: string, ...items: Json[]): Plan =>
  change(plan, selector, (inputs) => {
    const list = keys(path).reduce<Json>((value, key) => Object(value)[key] ?? [], inputs);
    return {
      ...inputs,
      ...Object(put(inputs, keys(path), [...Array.from(Object(list) as Json[]), ...items])),
    };
  });

/** The plan with a text replaced wherever it stands in the inputs of what is selected. */
export const retext = (plan: Plan, selector: Selector, from: string, to: string): Plan =>
  change(plan, selector, (inputs) => {
    const text = JSON.stringify(inputs);
    if (!text.includes(from)) throw new Error(`the inputs have no ${from}`);
    return JSON.parse(text.replaceAll(from, to));
  });

/** The plan with a text of an input replaced by another, wherever it is found in it. */
export function rewrite(plan: Plan, selector: Selector, input: string, from: string, to: string): Plan {
  return change(plan, selector, (inputs) => {
    const text = inputs[input];
    if (typeof text !== "string" || !text.includes(from)) throw new Error(`${input} has no ${from}`);
    return { ...inputs, [input]: text.replaceAll(from, to) };
  });
}
