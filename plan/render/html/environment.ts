import { contractOf } from "../../../proof/contract.ts";
import { addressNames } from "../../../proof/network/address-names.ts";
import { type Reachability, reachability } from "../../../proof/network/reachability.ts";
import { type ProofReport, type ProveOptions, prove } from "../../../proof/prove.ts";
import { type View, viewOf } from "../../../proof/view.ts";
import type { ResolvedTenant } from "../../../tenants/contract/tenant.ts";
import type { PlanDiff } from "../../diff/diff.ts";
import type { Plan } from "../../plan.ts";

/** All that a page shows of a stack. */
export interface Environment {
  readonly plan: Plan;
  /** By name. */
  readonly tenants: readonly Tenant[];
  readonly proof: ProofReport;
  /** Null where NET-1 is not proven: a picture with closed pairs would say what nobody has shown. */
  readonly reach: Reachability | null;
  /** Whether W-2 is proven, so that each workload reaches the own prefix as its file says, and no other. */
  readonly isDataApart: boolean;
  /** What changes against another commit; null where nothing was compared. */
  readonly diff: PlanDiff | null;
}

export interface Tenant {
  readonly contract: ResolvedTenant;
  /** How many it owns, itself included. */
  readonly resources: number;
}

/** Judges a whole stack's plan, and adds what a comparison says of it. */
export function environmentOf(
  plan: Plan,
  diff: PlanDiff | null,
  progress?: ProveOptions["progress"],
): Environment {
  const view = viewOf(plan);
  const proof = prove(plan, { ...(progress && { progress }) });
  const holds = (claim: string) => proof.claims.some(({ id, holds }) => id === claim && holds);
  return {
    plan,
    tenants: plan.tenants.flatMap(({ name, resources }) => {
      const contract = contractOf(view, name) as unknown as ResolvedTenant | undefined;
      return contract === undefined ? [] : [{ contract, resources }];
    }),
    proof,
    reach: holds("NET-1") ? namedReach(view) : null,
    isDataApart: holds("W-2"),
    diff,
  };
}

/** With what the settings know instead of addresses. */
function namedReach(view: View): Reachability {
  const { outside, ...rest } = reachability(view);
  const named = addressNames(view);
  const distinct = (lines: readonly string[]) => [...new Set(lines.map(named))];
  return {
    ...rest,
    outside: outside.map(({ tenant, from, to }) => ({ tenant, from: distinct(from), to: distinct(to) })),
  };
}
