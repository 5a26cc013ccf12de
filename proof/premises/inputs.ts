import type { Json, PlannedResource } from "../../plan/plan.ts";
import type { View } from "../view.ts";
import type { Under } from "./premise.ts";
import { type Bound, shapes } from "./shapes.ts";

/** What makes the account, the cluster and the nodes says what the settings say, and nothing that nobody judges. */
export function judgeInputs(view: View, under: Under): void {
  for (const [type, { claim, free, bound }] of Object.entries(shapes)) {
    const known = new Set([...free.split(" "), ...Object.keys(bound)]);
    for (const resource of view.ofType(type)) {
      for (const [input, rule] of Object.entries(bound)) judgeBound(view, under, resource, input, rule);
      for (const input of Object.keys(resource.inputs)) {
        under(claim).check(
          known.has(input),
          () =>
            `${resource.name} has ${input}, which no claim judges: add it to proof/premises/shapes.ts with what it may say`,
          resource,
        );
      }
    }
  }
}

function judgeBound(
  { plan }: View,
  under: Under,
  resource: PlannedResource,
  input: string,
  [claim, wanted]: Bound,
): void {
  const allowed = wanted(plan.settings).map(print);
  const given = print(resource.inputs[input]);
  under(claim).check(
    allowed.includes(given),
    () => `${resource.name} has ${input} ${given}, not ${allowed.join(" or ")}`,
    resource,
  );
}

const print = (value: Json | undefined) => (value === undefined ? "unsaid" : JSON.stringify(value));
