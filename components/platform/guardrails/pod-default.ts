import type { Cel } from "./cel.ts";

/**
 * Something an ordinary pod leaves out. Said once and used twice: a mutating policy adds it, and a validating one
 * demands it, naming the line to add where nothing adds it.
 */
export interface PodDefault {
  /** Whether the author has said it, rightly or wrongly: what is wrong is refused, never overwritten. */
  readonly given: Cel;
  /** Where the line belongs. */
  readonly to: Place;
  /** The line of YAML to add: a CEL string. */
  readonly line: Cel;
  /** What adds it: lists of JSON patches, applied in this order. */
  readonly patches: Cel[];
}

export const places = ["the pod's spec", "every container", "every image volume"] as const;
export type Place = (typeof places)[number];
