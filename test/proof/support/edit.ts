import type { Json, Plan, PlannedResource } from "../../../plan/plan.ts";
import { change, named } from "./mutation.ts";

type Selector = (resource: PlannedResource) => boolean;

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

export const guardrail = (name: string) =>
  named("ValidatingAdmissionPolicy", `platform_guardrails_tenancy-${name}`);
export const guardrailBinding = (name: string) =>
  named("ValidatingAdmissionPolicyBinding", `platform_guardrails_tenancy-${name}`);

/** The plan with the one rule of a guardrail that says this always satisfied. */
export const disarm = (plan: Plan, name: string, says: string): Plan =>
  change(plan, guardrail(name), (inputs) => {
    const spec = Object(inputs.spec);
    const rules: Record<string, Json>[] = spec.validations;
    const meant = rules.filter(({ expression }) => String(expression).includes(says));
    if (meant.length !== 1) throw new Error(`${meant.length} rules of ${name} say ${says}`);
    const validations = rules.map((rule) => (meant.includes(rule) ? { ...rule, expression: "true" } : rule));
    return { ...inputs, spec: { ...spec, validations } };
  });

/** The plan with a condition more, under which a guardrail looks at all. */
export const only = (plan: Plan, name: string, expression: string): Plan =>
  append(plan, guardrail(name), "spec.matchConditions", { name: "only", expression });

/** The plan with a way out of every rule of a guardrail. */
export const unless = (plan: Plan, name: string, expression: string): Plan =>
  change(plan, guardrail(name), (inputs) => {
    const spec = Object(inputs.spec);
    const rules: Record<string, Json>[] = spec.validations;
    const validations = rules.map((rule) => ({
      ...rule,
      expression: `(${String(rule.expression)}) || ${expression}`,
    }));
    return { ...inputs, spec: { ...spec, validations } };
  });
