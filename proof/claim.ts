import type { PlannedResource } from "../plan/plan.ts";
import type { Attempt } from "./admission/expect.ts";
import type { View } from "./view.ts";

/** One of the design's claims, judged from a recorded plan alone. */
export interface Claim {
  /** `W-2` */
  readonly id: string;
  /** What holds, as a sentence. */
  readonly title: string;
  readonly judge: (view: View) => Finding;
  /** Requests to the API server that it speaks of besides: the plan's policies decide about each. */
  readonly attempts?: (view: View) => Iterable<Attempt>;
}

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
