import type { Json, Plan } from "../../../plan/plan.ts";
import { append, change } from "./inputs.ts";
import { named } from "./resources.ts";

export const guardrail = (name: string) =>
  named("ValidatingAdmissionPolicy", `platform_guardrails_tenancy-${name}`);
export const guardrailBinding = (name: string) =>
  named("ValidatingAdmissionPolicyBinding", `platform_guardrails_tenancy-${name}`);

/** The plan with the one rule of a guardrail that says this always satisfied. */
export const disarm = (plan: Plan, name: string, says: string): Plan =>
  withRules(plan, name, (expressions) => {
    const meant = expressions.filter((expression) => expression.includes(says));
    if (meant.length !== 1) throw new Error(`${meant.length} rules of ${name} say ${says}`);
    return expressions.map((expression) => (meant.includes(expression) ? "true" : expression));
  });

/** The plan with a condition more, under which a guardrail looks at all. */
export const only = (plan: Plan, name: string, expression: string): Plan =>
  append(plan, guardrail(name), "spec.matchConditions", { name: "only", expression });

/** The plan with a way out of every rule of a guardrail. */
export const unless = (plan: Plan, name: string, excuse: string): Plan =>
  withRules(plan, name, (expressions) => expressions.map((expression) => `(${expression}) || ${excuse}`));

const withRules = (plan: Plan, name: string, edit: (expressions: readonly string[]) => string[]): Plan =>
  change(plan, guardrail(name), (inputs) => {
    const spec = Object(inputs.spec);
    const rules: Record<string, Json>[] = spec.validations;
    const expressions = edit(rules.map(({ expression }) => String(expression)));
    const validations = rules.map((rule, index) => ({ ...rule, expression: expressions[index] ?? "" }));
    return { ...inputs, spec: { ...spec, validations } };
  });
