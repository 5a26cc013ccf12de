import type { Json, PlannedResource } from "../plan.ts";
import { isMap } from "./paths.ts";

/**
 * A node group as the engine compares it: the number of nodes is the autoscaler's, so that a plan's number counts only
 * where the old one could now be out of bounds, as `components/desired-size.ts` decides at deployment.
 */
export function settledSize(before: PlannedResource, after: PlannedResource): PlannedResource {
  const [old, now] = [before.inputs.scalingConfig, after.inputs.scalingConfig];
  if (after.type !== "aws:eks/nodeGroup:NodeGroup" || !isMap(old) || !isMap(now)) return after;
  const isTighter = number(now.minSize) > number(old.minSize) || number(now.maxSize) < number(old.maxSize);
  // A tenant that is not active is scaled to zero, whatever runs.
  const isEmptied = number(now.desiredSize) === 0 && number(old.minSize) > 0;
  if (isTighter || isEmptied || old.desiredSize === undefined) return after;
  return { ...after, inputs: { ...after.inputs, scalingConfig: { ...now, desiredSize: old.desiredSize } } };
}

const number = (value: Json | undefined) => (typeof value === "number" ? value : 0);
