import { groupBy } from "../plan/group-by.ts";
import type { Plan, PlannedResource } from "../plan/plan.ts";

/** A plan indexed for judges: what there is of a type, and what a tenant owns. */
export interface View {
  readonly plan: Plan;
  /** Names of the stack's tenants, in order. */
  readonly tenants: readonly string[];
  /** The tenants to judge, against all the others: all of them, or with `prove --changed` those named. */
  readonly judged: readonly string[];
  /** Whether the plan leaves tenants of the stack out, so that no sum over it is the stack's. */
  readonly isPartial: boolean;
  readonly ofType: (type: string) => readonly PlannedResource[];
  /** Of one tenant, or of the platform (null). */
  readonly ownedBy: (tenant: string | null) => readonly PlannedResource[];
  readonly byUrn: (urn: string) => PlannedResource | undefined;
}

/** What of a plan is to be judged; all of it where nothing is said. */
export interface Scope {
  readonly judged: readonly string[];
  readonly isPartial: boolean;
}

export function viewOf(plan: Plan, scope?: Scope): View {
  const types = groupBy(plan.resources, ({ type }) => type);
  const owners = groupBy(plan.resources, ({ tenant }) => tenant);
  const urns = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  const tenants = plan.tenants.map(({ name }) => name);
  return {
    plan,
    tenants,
    judged: scope?.judged ?? tenants,
    isPartial: scope?.isPartial ?? false,
    ofType: (type) => types.get(type) ?? [],
    ownedBy: (tenant) => owners.get(tenant) ?? [],
    byUrn: (urn) => urns.get(urn),
  };
}
