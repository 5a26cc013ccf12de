import type { PlannedResource } from "../../plan/plan.ts";
import { list, object } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { amount } from "./quantity.ts";

/** A tenant with what all quotas of its namespace allow together, by the quota's key. */
export interface Bounded {
  readonly tenant: string;
  readonly quotas: readonly PlannedResource[];
  readonly hard: ReadonlyMap<string, number>;
}

/** Reads the quotas; one with a scope bounds only some pods, and so nothing. */
export function boundsOf(tenant: string, quotas: readonly PlannedResource[], judgement: Judgement): Bounded {
  const hard = new Map<string, number>();
  for (const quota of quotas) {
    const { hard: given, scopes, scopeSelector } = object(quota.inputs.spec);
    const scoped = list(scopes).length > 0 || scopeSelector !== undefined;
    judgement.check(!scoped, () => `the quota of ${tenant} holds for some pods only`, quota);
    if (scoped) continue;
    for (const [key, value] of Object.entries(object(given))) {
      hard.set(key, Math.min(hard.get(key) ?? Number.POSITIVE_INFINITY, amount(value)));
    }
  }
  return { tenant, quotas, hard };
}
