import { computed, type PlannedResource } from "../../plan/plan.ts";

/**
 * URN of the one resource of a kind that an input's value comes from, where deployment decides the value. A text that
 * stands there is what counts, whatever the input depends on besides.
 */
export function sourceOf(
  resource: PlannedResource,
  isOfKind: (urn: string) => boolean,
  input: string,
  value: unknown = resource.inputs[input],
): string | undefined {
  if (value !== computed) return undefined;
  const sources = (resource.propertyDependencies[input] ?? []).filter(isOfKind);
  return sources.length === 1 ? sources[0] : undefined;
}
