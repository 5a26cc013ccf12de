import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";

/** What a tenant stands on, in plain inputs, so that it can be tested and split off without a platform. */
export interface TenantArgs {
  readonly tenant: ResolvedTenant;
  readonly settings: Settings;
  readonly nodeRoleArn: pulumi.Input<string>;
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Number of the tenant's nodes when the stack was last updated; undefined where it had none. */
  readonly lastKnownNodes: number | undefined;
  /** What must be in force before anything of the tenant's exists: the guardrails. */
  readonly ready: readonly pulumi.Resource[];
}
