import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LastKnownNodes } from "../components/desired-size.ts";
import { Platform } from "../components/platform/platform.ts";
import { type RemovedData, removedData } from "../components/platform/removed-data.ts";
import type { TenantOutputs } from "../components/tenant/outputs.ts";
import { Tenant } from "../components/tenant/tenant.ts";
import type { Left } from "../tenants/contract/removed.ts";
import type { ResolvedTenant } from "../tenants/contract/tenant.ts";
import type { Settings } from "./settings/settings.ts";

export interface EnvironmentArgs {
  readonly settings: Settings;
  /** The tenants that left the stack. */
  readonly removed: readonly Left[];
  readonly lastKnown?: LastKnownNodes;
}

export interface Environment {
  readonly cluster: { readonly name: string; readonly kubeconfig: pulumi.Output<string> };
  /** Number of nodes of each group when the update ended, for the next one. */
  readonly nodes: Readonly<Record<string, pulumi.Output<number>>>;
  readonly tenants: Readonly<Record<string, TenantOutputs>>;
  /** Whose data is left in the bucket. */
  readonly removed: readonly RemovedData[];
}

/**
 * Registers everything a stack holds: the platform first, then each tenant on it. Tenants may come one after the
 * other, so that a plan of a thousand of them never has all in memory.
 */
export async function createEnvironment(
  { settings, removed, lastKnown = {} }: EnvironmentArgs,
  tenants: Iterable<ResolvedTenant> | AsyncIterable<ResolvedTenant>,
): Promise<Environment> {
  const provider = new aws.Provider("aws", {
    region: settings.region,
    allowedAccountIds: [settings.account],
  });
  const left = removed.map((entry) => removedData(settings.bucket, entry));
  const platform = new Platform(
    "platform",
    { settings, removed: left, lastKnown },
    { providers: [provider] },
  );
  const { nodeRoleArn, nodeSubnetIds: subnetIds, ready } = platform;
  const options = { providers: [provider, platform.kubernetes] };
  const outputs: Record<string, TenantOutputs> = {};
  const groups: Record<string, aws.eks.NodeGroup> = { ...platform.nodes };
  for await (const tenant of tenants) {
    const lastKnownNodes = lastKnown[tenant.name];
    const args = { tenant, settings, nodeRoleArn, subnetIds, lastKnownNodes, ready };
    const created = new Tenant(tenant.name, args, options);
    outputs[tenant.name] = created.outputs;
    if (created.nodes !== null) groups[tenant.name] = created.nodes;
  }
  return {
    cluster: { name: settings.cluster.name, kubeconfig: platform.kubeconfig },
    nodes: Object.fromEntries(
      Object.entries(groups).map(([name, { scalingConfig }]) => [name, scalingConfig.desiredSize]),
    ),
    tenants: outputs,
    removed: left,
  };
}
