import type { Attempt } from "./admission/expect.ts";
import type { Finding } from "./finding.ts";
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
