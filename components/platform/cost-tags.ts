import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { logicalName, tenantKey } from "../names.ts";

/** Tags by which costs can be told apart. */
export const costTags = [tenantKey, "team", "tier", "costCenter", "cluster", "environment"];

/**
 * Activates the cost tags, which only the payer account can. AWS knows a tag a day after its first use: turn
 * the setting on then.
 */
export function createCostTags(settings: Settings, options: pulumi.CustomResourceOptions): void {
  if (!settings.costAllocationTags) return;
  for (const tagKey of costTags) {
    new aws.costexplorer.CostAllocationTag(
      logicalName("platform", "costs", tagKey),
      { tagKey, status: "Active" },
      options,
    );
  }
}
