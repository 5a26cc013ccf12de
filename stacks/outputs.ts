import type * as pulumi from "@pulumi/pulumi";
import type { RemovedData } from "../components/platform/removed-data.ts";
import type { TenantOutputs } from "../components/tenant/outputs.ts";
import type { Tenant } from "../components/tenant/tenant.ts";
import type { Environment } from "./environment.ts";

/** What the stack tells: how to get in, what each tenant's people need, and what the next update needs. */
interface StackOutputs {
  readonly cluster: { readonly name: string; readonly kubeconfig: pulumi.Output<string> };
  /** Number of nodes of each group when the update ended, for the next one. */
  readonly nodes: Readonly<Record<string, pulumi.Output<number>>>;
  readonly tenants: Readonly<Record<string, TenantOutputs>>;
  /** Whose data is left in the bucket. */
  readonly removed: readonly RemovedData[];
}

export function stackOutputs(
  { settings, platform, removed }: Environment,
  tenants: readonly Tenant[],
): StackOutputs {
  const own = tenants.flatMap(({ name, nodes }) => (nodes === null ? [] : [[name, nodes] as const]));
  const groups = [...Object.entries(platform.nodes), ...own];
  return {
    cluster: { name: settings.cluster.name, kubeconfig: platform.kubeconfig },
    nodes: Object.fromEntries(groups.map(([name, { scalingConfig }]) => [name, scalingConfig.desiredSize])),
    tenants: Object.fromEntries(tenants.map(({ name, outputs }) => [name, outputs])),
    removed,
  };
}
