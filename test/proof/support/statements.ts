import type { Json, Plan } from "../../../plan/plan.ts";
import { change } from "./inputs.ts";
import type { Selector } from "./resources.ts";

/** A statement of a policy, as plain JSON. */
export type Statement = Record<string, Json>;

/** The plan with other statements in a policy. */
export function restate(
  plan: Plan,
  selector: Selector,
  input: string,
  edit: (statements: Statement[]) => Statement[],
): Plan {
  return change(plan, selector, (inputs) => {
    const document: { Statement: Statement[] } = JSON.parse(String(inputs[input]));
    return { ...inputs, [input]: JSON.stringify({ ...document, Statement: edit(document.Statement) }) };
  });
}

/** The plan with more statements in a policy. */
export const alsoState = (plan: Plan, selector: Selector, input: string, ...statements: Statement[]): Plan =>
  restate(plan, selector, input, (all) => [...all, ...statements]);
