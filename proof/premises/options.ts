import type { PlannedResource } from "../../plan/plan.ts";
import { at } from "../objects/json.ts";
import { kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import type { Under } from "./premise.ts";

/** What is planned is what there will be: no option keeps the engine from applying it, or from taking it away. */
export function judgeOptions(view: View, under: Under): void {
  for (const resource of view.plan.resources) {
    const { ignoreChanges = [], deletedWith, ...others } = resource.options ?? {};
    const judgement = under(resource.type.startsWith("kubernetes:") ? "NS-1" : "W-2");
    const unknown = ignoreChanges.filter((input) => !ignorable[resource.type]?.includes(input));
    judgement.check(
      unknown.length === 0,
      () =>
        `changes of ${resource.name} in ${unknown.join(", ")} are ignored, so that it is not what is planned`,
      resource,
    );
    judgement.check(
      deletedWith === undefined || isInside(view, resource, deletedWith),
      () => `${resource.name} is not deleted, since ${deletedWith} takes along only what is in it`,
      resource,
    );
    const more = Object.keys(others);
    judgement.check(
      more.length === 0,
      () =>
        `${resource.name} has ${more.join(", ")}, with which the engine does other than a comparison says`,
      resource,
    );
  }
}

/** Names that the program leaves to AWS, and the number of nodes, which is the autoscaler's. */
const ignorable: Readonly<Record<string, readonly string[]>> = {
  [types.role]: ["name", "namePrefix", "path"],
  [types.launchTemplate]: ["name", "namePrefix"],
  [types.nodeGroup]: ["nodeGroupName", "nodeGroupNamePrefix", "scalingConfig.desiredSize"],
};

function isInside(view: View, { type, inputs }: PlannedResource, urn: string): boolean {
  const namespace = view.byUrn(urn);
  const name = at(namespace?.inputs.metadata, "name");
  return (
    type.startsWith("kubernetes:") &&
    namespace?.type === kinds.namespace &&
    name === at(inputs.metadata, "namespace")
  );
}
