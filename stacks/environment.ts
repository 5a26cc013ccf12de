import * as aws from "@pulumi/aws";
import type { LastKnownNodes } from "../components/desired-size.ts";
import { Platform } from "../components/platform/platform.ts";
import { type RemovedData, removedData } from "../components/platform/removed-data.ts";
import { Tenant } from "../components/tenant/tenant.ts";
import type { Left } from "../tenants/contract/removed.ts";
import type { ResolvedTenant } from "../tenants/contract/tenant.ts";
import type { Settings } from "./settings/settings.ts";

interface EnvironmentArgs {
  readonly settings: Settings;
  /** The tenants that left the stack. */
  readonly removed: readonly Left[];
  readonly lastKnown?: LastKnownNodes;
}

export interface Environment {
  readonly settings: Settings;
  readonly platform: Platform;
  /** Whose data is left in the bucket. */
  readonly removed: readonly RemovedData[];
}

/**
 * Registers everything a stack holds: the platform first, then each tenant on it. Tenants may come one after the
 * other and are kept by nobody but `created`, so that a plan of a thousand of them never has all in memory.
 */
export async function createEnvironment(
  { settings, removed: names, lastKnown = {} }: EnvironmentArgs,
  tenants: Iterable<ResolvedTenant> | AsyncIterable<ResolvedTenant>,
  created: (tenant: Tenant) => void = () => {},
): Promise<Environment> {
  const provider = new aws.Provider("aws", {
    region: settings.region,
    allowedAccountIds: [settings.account],
  });
  const removed = names.map((entry) => removedData(settings.bucket, entry));
  const platform = new Platform("platform", { settings, removed, lastKnown }, { providers: [provider] });
  const { nodeRoleArn, nodeSubnetIds: subnetIds, ready } = platform;
  const options = { providers: [provider, platform.kubernetes] };
  for await (const tenant of tenants) {
    const lastKnownNodes = lastKnown[tenant.name];
    const args = { tenant, settings, nodeRoleArn, subnetIds, lastKnownNodes, ready };
    created(new Tenant(tenant.name, args, options));
  }
  return { settings, platform, removed };
}
