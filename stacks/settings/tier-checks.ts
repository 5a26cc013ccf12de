import { type Finding, finding } from "../../tenants/contract/document/finding.ts";
import { amountKeys, compareAmount, compareQuota, quotaKeys } from "../../tenants/contract/values/amounts.ts";
import type { StatedTier } from "./tier-shape.ts";

/** No default is above the tier's own ceiling, and Kubernetes takes the LimitRange. */
export const checkTier = (tier: StatedTier): Finding[] => [
  ...checkQuotaDefaults(tier),
  ...checkMandatory(tier),
  ...checkLimitOrder(tier),
  ...checkNodeDefaults(tier),
];

function checkQuotaDefaults({ defaults, ceilings }: StatedTier): Finding[] {
  const above = quotaKeys.flatMap((key) => {
    const ceiling = ceilings.quota[key];
    if (ceiling === undefined || compareQuota(key, defaults.quota[key], ceiling) <= 0) return [];
    const what = `is above the tier's own ceiling of ${ceiling}`;
    return [finding(["defaults", "quota", key], what, "Lower it or raise ceilings.quota")];
  });
  if (defaults.quota.gpus === 0) return above;
  return [...above, finding(["defaults", "quota", "gpus"], "must be 0", "Let tenants ask for GPUs")];
}

/** A quota makes requests mandatory, so that a plain container needs a default for each. */
function checkMandatory({ defaults: { limits } }: StatedTier): Finding[] {
  const mandatory = [
    ["default", "memory"],
    ["default", "ephemeralStorage"],
    ["defaultRequest", "cpu"],
    ["defaultRequest", "memory"],
    ["defaultRequest", "ephemeralStorage"],
  ] as const;
  const remedy = "Add it: the quota refuses containers without it";
  return mandatory.flatMap(([kind, key]) =>
    limits[kind][key] === undefined ? [finding(["defaults", "limits", kind, key], "is missing", remedy)] : [],
  );
}

function checkLimitOrder({ defaults: { limits }, ceilings }: StatedTier): Finding[] {
  return amountKeys.flatMap((key) => {
    const chain = [limits.defaultRequest, limits.default, limits.max, ceilings.limits.max];
    const stated = chain.flatMap((amounts) => amounts[key] ?? []);
    const isOrdered = stated.every(
      (amount, index) => index === 0 || compareAmount(key, stated[index - 1] ?? 0, amount) <= 0,
    );
    const remedy = "Keep defaultRequest ≤ default ≤ max ≤ the ceiling";
    return isOrdered ? [] : [finding(["defaults", "limits"], `${key} is out of order`, remedy)];
  });
}

function checkNodeDefaults({ defaults: { nodes }, ceilings }: StatedTier): Finding[] {
  const above = (["max", "diskGiB"] as const).flatMap((key) => {
    if (nodes[key] <= ceilings.nodes[key]) return [];
    const what = `is above the tier's own ceiling of ${ceilings.nodes[key]}`;
    return [finding(["defaults", "nodes", key], what, "Lower it or raise ceilings.nodes")];
  });
  if (nodes.min <= nodes.max) return above;
  const what = `is above max ${nodes.max}`;
  return [...above, finding(["defaults", "nodes", "min"], what, "Lower min or raise max")];
}
