import type { PlannedResource } from "../../plan/plan.ts";
import { text, texts } from "../objects/json.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";

/** Who of IAM comes in, and as whom. */
export interface Entry {
  readonly resource: PlannedResource;
  readonly principal: string;
  readonly groups: readonly string[];
}

export const entriesOf = (view: View): Entry[] =>
  view.ofType(types.accessEntry).map((resource) => ({
    resource,
    principal: text(resource.inputs.principalArn),
    groups: texts(resource.inputs.kubernetesGroups),
  }));
