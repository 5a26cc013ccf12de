import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Platform } from "../components/platform/platform.ts";
import type { TenantOutputs } from "../components/tenant/outputs.ts";
import { Tenant } from "../components/tenant/tenant.ts";
import type { ResolvedTenant } from "../tenants/contract/tenant.ts";
import { desiredSize } from "./desired-size.ts";
import type { Settings } from "./settings/settings.ts";

/** Number of nodes of each dedicated tenant when the stack was last updated. */
export type LastKnownNodes = Readonly<Record<string, number>>;

export interface Environment {
  readonly cluster: { readonly name: string; readonly kubeconfig: pulumi.Output<string> };
  readonly tenants: Readonly<Record<string, TenantOutputs>>;
}

/**
 * Registers everything a stack holds: the platform first, then each tenant on it. Tenants may come one after the
 * other, so that a plan of a thousand of them never has all in memory.
 */
export async function createEnvironment(
  settings: Settings,
  tenants: Iterable<ResolvedTenant> | AsyncIterable<ResolvedTenant>,
  lastKnown: LastKnownNodes = {},
): Promise<Environment> {
  const provider = new aws.Provider("aws", {
    region: settings.region,
    allowedAccountIds: [settings.account],
  });
  const platform = new Platform("platform", settings, { providers: [provider] });
  const { nodeRoleArn, nodeSubnetIds: subnetIds, ready } = platform;
  const options = { providers: [provider, platform.kubernetes] };
  const outputs: Record<string, TenantOutputs> = {};
  for await (const tenant of tenants) {
    const desired = desiredSize(tenant, lastKnown[tenant.name]);
    const args = { tenant, settings, nodeRoleArn, subnetIds, desired, ready };
    outputs[tenant.name] = new Tenant(tenant.name, args, options).outputs;
  }
  return {
    cluster: { name: settings.cluster.name, kubeconfig: platform.kubeconfig },
    tenants: outputs,
  };
}
