import { measured, measures } from "../measures.ts";
import type { Plan } from "../plan.ts";

/** A number that AWS or the cluster bounds; null where it would take every tenant's plan to know. */
export interface CapacityChange {
  readonly what: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly delta: number;
  readonly limit: number | null;
}

interface Measured {
  readonly plan: Plan;
  /** How many tenants the stack has, planned or not. */
  readonly deployed: number;
}

/** What is bounded and differs: before, after and the bound. Of a plan of some tenants only the difference is known. */
export function capacityChanges(base: Measured, head: Measured): CapacityChange[] {
  const isWhole = [base, head].every(({ plan, deployed }) => plan.tenants.length === deployed);
  const { limits } = head.plan.settings;
  return measures.flatMap((measure) => {
    const [before, after] = [measured(base.plan, measure), measured(head.plan, measure)];
    if (before === after) return [];
    const { what, bound } = measure;
    const known = isWhole ? { before, after } : { before: null, after: null };
    return [
      { what, ...known, delta: after - before, limit: bound === undefined ? null : limits[bound.limit] },
    ];
  });
}
