import type { Settings } from "../stacks/settings/settings.ts";
import type { EngineOptions } from "./engine-options.ts";

/** What a stack would hold, as recorded from the program: the contract of `plan --json`. */
export interface Plan {
  readonly stack: string;
  readonly settings: PlanSettings;
  readonly tenants: readonly { readonly name: string; readonly resources: number }[];
  /** Sorted by URN. */
  readonly resources: readonly PlannedResource[];
}

export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Null for the platform's. */
  readonly tenant: string | null;
  readonly parent: string | null;
  readonly provider: string | null;
  /** A value known only after deployment is `[computed]`, a secret is `[secret]`. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly protect: boolean;
  /** Id of what exists and is adopted; absent where a resource is made. */
  readonly import?: string;
  readonly options?: EngineOptions;
  readonly dependsOn: readonly string[];
  /** By input: the resources that its computed value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The type of a tenant's component, whose inputs are its contract. */
export const tenantType = "tenancy:index:Tenant";
export const platformType = "tenancy:index:Platform";

export const computed = "[computed]";
export const secret = "[secret]";

export type PlanSettings = ReturnType<typeof planSettings>;

/** The settings that a judge of the plan needs: names, ranges and quotas, but no tenant's data. */
const planSettings = (settings: Settings) => ({
  account: settings.account,
  partition: settings.partition,
  region: settings.region,
  cluster: { name: settings.cluster.name, version: settings.cluster.version },
  bucket: settings.bucket.name,
  identity: settings.identity,
  limits: settings.limits,
  network: settings.network,
});

/** The plan of what was recorded for these inputs, in URN order. */
export function assemblePlan(
  {
    settings,
    tenants,
  }: { readonly settings: Settings; readonly tenants: readonly { readonly name: string }[] },
  recorded: readonly PlannedResource[],
): Plan {
  const counts = new Map<string | null, number>();
  for (const { tenant } of recorded) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  return {
    stack: settings.stack,
    settings: planSettings(settings),
    tenants: tenants.map(({ name }) => ({ name, resources: counts.get(name) ?? 0 })),
    resources: recorded.toSorted((a, b) => (a.urn < b.urn ? -1 : 1)),
  };
}
