import type { PlannedResource } from "../../plan/plan.ts";
import type { View } from "../view.ts";
import { isUnknown } from "./given.ts";
import { Unjudgeable } from "./unjudgeable.ts";

/** The planned resources that an input's value comes from. @throws Unjudgeable where the plan says the value itself. */
export function sourcesOf(view: View, resource: PlannedResource, input: string): readonly PlannedResource[] {
  if (!isUnknown(resource.inputs[input])) {
    throw new Unjudgeable(`its ${input} is not what something else of the plan gives it`);
  }
  return (resource.propertyDependencies[input] ?? []).flatMap((urn) => view.byUrn(urn) ?? []);
}
