import type { PlannedResource } from "../../plan/plan.ts";
import type { Judgement } from "../objects/judgement.ts";

/** Share of a limit, in percent, from which it is worth knowing. */
const worthKnowing = 80;

interface Use {
  /** What is counted: `node groups of the cluster`. */
  readonly what: string;
  readonly used: number;
  readonly limit: number;
  readonly unit?: string;
  /** False where to use all of it is as it should be. */
  readonly warns?: boolean;
}

/** Fails above a limit, and warns near it. */
export function judgeUse(
  judgement: Judgement,
  { what, used, limit, unit = "", warns = true }: Use,
  ...resources: readonly PlannedResource[]
): void {
  const amount = `${what}: ${used}${unit} of ${limit}${unit}`;
  const fits = judgement.check(
    used <= limit,
    () => `${amount}, ${used - limit}${unit} too many`,
    ...resources,
  );
  if (!fits || !warns || limit === 0 || used * 100 < limit * worthKnowing) return;
  judgement.warn(`${amount} (${Math.floor((used / limit) * 100)} %)`);
}
