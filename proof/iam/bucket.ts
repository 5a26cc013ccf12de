import type { PlannedResource } from "../../plan/plan.ts";
import { isSettled } from "../objects/given.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import type { Truth } from "./evaluator/truth.ts";
import { sourceOf } from "./source.ts";

/** Resources of a type that are about the tenants' bucket, or that bucket itself. */
export const ofSharedBucket = (view: View, type: string): readonly PlannedResource[] =>
  view.ofType(type).filter((resource) => isOfSharedBucket(view, resource) === true);

/** Whether a resource is about the tenants' bucket; another bucket is its owner's affair. */
export function isOfSharedBucket(view: View, resource: PlannedResource): Truth {
  const isBucket = (urn: string) => view.byUrn(urn)?.type === types.bucket;
  const source = sourceOf(resource, isBucket, "bucket") ?? resource.urn;
  const name = view.byUrn(source)?.inputs.bucket;
  // A bucket without a name of its own gets one that is nobody's else.
  if (isBucket(source) && name === undefined) return false;
  return isSettled(name) ? name === view.plan.settings.bucket : null;
}
