import { groupBy } from "../plan/group-by.ts";
import type { Plan, PlannedResource } from "../plan/plan.ts";
import { namespaceOf } from "./vocabulary.ts";

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
  /** Of one tenant, or of the platform (null); all of it, or what is of a type. */
  readonly ownedBy: (tenant: string | null, type?: string) => readonly PlannedResource[];
  /** The tenant whose namespace it is. */
  readonly tenantOf: (namespace: string) => string | undefined;
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
  const homes = new Map(tenants.map((tenant) => [namespaceOf(tenant), tenant]));
  return {
    plan,
    tenants,
    judged: scope?.judged ?? tenants,
    isPartial: scope?.isPartial ?? false,
    ofType: (type) => types.get(type) ?? [],
    ownedBy: (tenant, wanted) => {
      const owned = owners.get(tenant) ?? [];
      return wanted === undefined ? owned : owned.filter(({ type }) => type === wanted);
    },
    tenantOf: (namespace) => homes.get(namespace),
    byUrn: (urn) => urns.get(urn),
  };
}
