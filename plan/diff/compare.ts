import { groupBy } from "../group-by.ts";
import { type Json, type Plan, tenantType } from "../plan.ts";
import { raisedBounds } from "./bounds.ts";
import { causesOf } from "./causes.ts";
import { contractChanges } from "./contract.ts";
import type { PlanDiff, TenantDiff } from "./diff.ts";
import type { Edits } from "./edits.ts";
import { resourceChanges } from "./resources.ts";

/** A plan's tenants may be only those that can differ; then it is said how many each stack has. */
interface Comparison {
  readonly base: { readonly commit: string; readonly plan: Plan; readonly deployed: number };
  readonly head: { readonly plan: Plan; readonly deployed: number };
  readonly edits: Edits;
}

/** What changes from one plan to the other, for whom and why. */
export function comparePlans({ base, head, edits }: Comparison): PlanDiff {
  const owned = groupBy(resourceChanges(base.plan, head.plan), ({ tenant }) => tenant);
  const [before, after] = [contracts(base.plan), contracts(head.plan)];
  const tenants = [...owned]
    .flatMap(([name, own]) => (name === null ? [] : [{ name, own }]))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, own }): TenantDiff => {
      const [old, now] = [before.get(name) ?? null, after.get(name) ?? null];
      const status = old === null ? "added" : now === null ? "removed" : "changed";
      const contract = contractChanges(old, now);
      const causes = causesOf({ name, stack: head.plan.stack, contract, tier: tierOf(now ?? old) }, edits);
      return { name, status, ...causes, contract, changes: own.map(({ change }) => change) };
    });
  const added = tenants.filter(({ status }) => status === "added").length;
  const changed = tenants.filter(({ status }) => status === "changed").length;
  const raised = raisedBounds(base.plan, head.plan);
  return {
    stack: head.plan.stack,
    base: base.commit,
    tenants,
    platform: (owned.get(null) ?? []).map(({ change }) => change),
    ...(raised.length > 0 && { raised }),
    unchanged: head.deployed - added - changed,
    beyond: edits.beyond,
  };
}

type Contract = Readonly<Record<string, Json>>;

/** What each tenant asks for: the inputs of its component. */
const contracts = ({ resources }: Plan): ReadonlyMap<string, Contract> =>
  new Map(resources.filter(({ type }) => type === tenantType).map(({ name, inputs }) => [name, inputs]));

const tierOf = (contract: Contract | null) => (typeof contract?.tier === "string" ? contract.tier : "");
