import type { Plan } from "../../../plan/plan.ts";

/** A way to break a plan, and the claim that forbids it. */
export interface Mutation {
  /** As what somebody did: `drops the slash of a prefix`. */
  readonly name: string;
  /** The one claim that catches it. */
  readonly claim: string;
  /** Claims that it breaks as well, with the reason. */
  readonly also?: Readonly<Record<string, string>>;
  /** Stack whose plan is broken; dev where not given. */
  readonly stack?: "staging" | "prod";
  readonly break: (plan: Plan) => Plan;
}

/** Several claims that a mutation breaks as well, for one reason. */
export const alsoBreaks = (ids: readonly string[], reason: string): Readonly<Record<string, string>> =>
  Object.fromEntries(ids.map((id) => [id, reason]));
