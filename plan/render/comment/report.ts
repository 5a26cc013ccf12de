import type { Problem } from "../../../tenants/contract/document/input-error.ts";
import type { CapacityChange } from "../../diff/capacity.ts";
import type { PlanDiff } from "../../diff/diff.ts";

/** All that a comment tells. */
export interface Comment {
  readonly reports: readonly Report[];
  readonly links: Links | null;
}

/** What is known about one stack, by plan or by a preview. */
export interface Report {
  /** `dev`, `prod preview` */
  readonly label: string;
  /** Null where it could not be made; then `failure` or `problems` say why. */
  readonly diff: PlanDiff | null;
  /** What is wrong with the inputs. */
  readonly problems: readonly Problem[];
  /** What goes wrong that has no line, in somebody else's words. */
  readonly failure: string | null;
  /** What goes too fast and is not let pass. */
  readonly refused: readonly Problem[];
  readonly proof: ProofDifference | null;
  readonly capacity: readonly CapacityChange[];
  /** Of a stack whose file is deleted: how many tenants it had, null where that cannot be told. */
  readonly gone?: { readonly tenants: number | null };
  /** How many resources a preview leaves as they are; null for a plan, which counts tenants. */
  readonly same: number | null;
}

/** Where the pull request's files and the run can be seen. */
export interface Links {
  /** `https://github.com/acme/tenants` */
  readonly repository: string;
  readonly commit: string;
  readonly run: string | null;
}

/** The proof of a stack, and how it differs from the base's. */
export interface ProofDifference {
  readonly claims: number;
  readonly facts: number;
  /** The tenants that were judged, where not all of them were. */
  readonly judged: number | null;
  readonly failing: readonly FailingClaim[];
  /** Claims that do not hold at the base, and now do. */
  readonly mended: readonly string[];
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly warnings: readonly string[];
}

interface FailingClaim {
  readonly id: string;
  readonly title: string;
  readonly examples: readonly { readonly what: string; readonly isNew: boolean }[];
}

/** A report of a stack of which nothing else is known. */
export const emptyReport = (label: string): Report => ({
  label,
  diff: null,
  problems: [],
  failure: null,
  refused: [],
  proof: null,
  capacity: [],
  same: null,
});
