import { type Finding, finding } from "../document/finding.ts";
import { compareQuota, quotaKeys } from "../values/amounts.ts";
import { instanceTypes } from "../values/instance-types.ts";
import type { Context } from "./context.ts";

/** A stated quota stays under the tier's ceiling, and what it counts can exist. */
export function checkQuota(context: Context): Finding[] {
  return [...aboveCeiling(context), ...gpusWithoutNodes(context), ...tooFewServiceAccounts(context)];
}

function aboveCeiling({ tenant, tier, settings, states }: Context): Finding[] {
  return quotaKeys.flatMap((key) => {
    const ceiling = tier.ceilings.quota[key];
    if (ceiling === undefined || !states(["quota", key])) return [];
    if (compareQuota(key, tenant.quota[key], ceiling) <= 0) return [];
    const what = `${tenant.quota[key]} is above the ceiling of ${ceiling} for tier ${tenant.tier} in ${settings.stack}`;
    return [finding(["quota", key], what, "Lower it, or ask the platform for a higher tier or ceiling")];
  });
}

function gpusWithoutNodes({ tenant, settings }: Context): Finding[] {
  if (tenant.quota.gpus === 0) return [];
  if (tenant.nodes === null) {
    const remedy = `Use isolation: dedicated with GPU instance types, or set quota.gpus: 0 for ${settings.stack}`;
    return [finding(["quota", "gpus"], "the shared pool has no GPUs", remedy)];
  }
  const hasGpu = tenant.nodes.instanceTypes.every((name) => (instanceTypes().get(name)?.gpus ?? 0) > 0);
  if (hasGpu) return [];
  const remedy = "Name GPU instance types in nodes.instanceTypes, such as g5.xlarge, or set it to 0";
  return [finding(["quota", "gpus"], `${tenant.nodes.instanceTypes.join(", ")} has no GPU`, remedy)];
}

function tooFewServiceAccounts({ tenant, states }: Context): Finding[] {
  const needed = tenant.workloads.serviceAccounts.length + 1;
  if (tenant.quota.serviceAccounts >= needed) return [];
  const path = states(["quota", "serviceAccounts"])
    ? ["quota", "serviceAccounts"]
    : ["workloads", "serviceAccounts"];
  const what = `a quota of ${tenant.quota.serviceAccounts} ServiceAccounts is too small for ${needed}, default included`;
  return [finding(path, what, `Set quota.serviceAccounts to ${needed} or more`)];
}
