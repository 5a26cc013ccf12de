import type { Settings } from "../stacks/settings/settings.ts";
import type { ResolvedTenant } from "../tenants/contract/tenant.ts";
import { tenantKey } from "./names.ts";

/** Tags of everything the stack makes; the tenant's own come on top in `tenantTags`. */
export const platformTags = (settings: Settings): Record<string, string> => ({
  ...settings.tags,
  cluster: settings.cluster.name,
  environment: settings.stack,
});

/** Tags of everything a tenant owns: what its costs are allocated by, and on its IAM role whose it is. */
export const tenantTags = (settings: Settings, tenant: ResolvedTenant): Record<string, string> => ({
  ...tenant.tags,
  ...platformTags(settings),
  ...(tenant.owner.costCenter === undefined ? {} : { costCenter: tenant.owner.costCenter }),
  team: tenant.owner.team,
  tier: tenant.tier,
  [tenantKey]: tenant.name,
});
