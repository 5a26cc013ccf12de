import type { PlannedResource } from "../plan/plan.ts";

/** A claim holds when it was checked at least once, where there is anything to check, and nothing speaks against it. */
export interface Finding {
  /** How many single facts were judged. */
  readonly checked: number;
  readonly counterexamples: readonly Counterexample[];
  /** Worth knowing, no reason to fail: a limit used to over 80 %. */
  readonly warnings?: readonly string[];
}

export interface Counterexample {
  /** What could happen, in a sentence a person understands: who, what, because of which statement. */
  readonly what: string;
  /** The resources it follows from. */
  readonly resources: readonly PlannedResource["urn"][];
}

/** What speaks against one resource, by its name. */
export const against = ({ name, urn }: PlannedResource, what: string): Counterexample => ({
  what: `${name} ${what}`,
  resources: [urn],
});
