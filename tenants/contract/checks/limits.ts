import { type Finding, finding } from "../document/finding.ts";
import type { Amounts, Limits } from "../tenant.ts";
import { amountKeys, compareAmount } from "../values/amounts.ts";
import type { Context } from "./context.ts";

/** What Kubernetes asks of a LimitRange (defaultRequest ≤ default ≤ max), and the tier's ceiling on each. */
export function checkLimits(context: Context): Finding[] {
  return amountKeys.flatMap((key) => {
    const found = withinLimits(context, key);
    return found.length > 0 ? found : aboveQuota(context, key);
  });
}

function withinLimits(context: Context, key: keyof Amounts): Finding[] {
  return [
    ...disorder(context, key, "defaultRequest", "default"),
    ...disorder(context, key, "default", "max"),
    // Without a default limit Kubernetes takes max for one, so the request is bound by it too.
    ...(context.tenant.limits.default[key] === undefined
      ? disorder(context, key, "defaultRequest", "max")
      : []),
    ...aboveCeiling(context, key),
  ];
}

/** A container that states nothing must fit into the quota, or nothing starts without limits of its own. */
function aboveQuota({ tenant, states }: Context, key: keyof Amounts): Finding[] {
  const { default: limits, defaultRequest: requests, max } = tenant.limits;
  const limit = limits[key] ?? max[key];
  // The quota counts requests of CPU, and limits of the others.
  const counted = key === "cpu" ? (requests[key] ?? limit) : limit;
  const quota = tenant.quota[key];
  // Nodes that leave no room at all are told as such.
  if (
    counted === undefined ||
    compareAmount(key, quota, "0") === 0 ||
    compareAmount(key, counted, quota) <= 0
  )
    return [];
  const kind =
    key === "cpu" && requests[key] !== undefined ? "defaultRequest" : limits[key] ? "default" : "max";
  const path = states(["limits", kind, key]) ? ["limits", kind, key] : ["quota", key];
  const what = `limits.${kind}.${key} ${counted} is above quota.${key} ${quota}: a container that states no value of its own would not fit`;
  return [finding(path, what, `Lower limits.${kind}.${key} or raise quota.${key}`)];
}

function disorder(
  { tenant, states }: Context,
  key: keyof Amounts,
  lower: keyof Limits,
  upper: keyof Limits,
): Finding[] {
  const { [lower]: low, [upper]: high } = tenant.limits;
  const least = low[key];
  const most = high[key];
  if (least === undefined || most === undefined || compareAmount(key, least, most) <= 0) return [];
  const path = states(["limits", lower, key]) ? lower : upper;
  const what = `limits.${lower}.${key} ${least} is above limits.${upper}.${key} ${most}`;
  return [
    finding(["limits", path, key], what, `Lower limits.${lower}.${key} or raise limits.${upper}.${key}`),
  ];
}

function aboveCeiling({ tenant, tier, settings, states }: Context, key: keyof Amounts): Finding[] {
  const ceiling = tier.ceilings.limits.max[key];
  if (ceiling === undefined) return [];
  return (["default", "defaultRequest", "max"] as const).flatMap((kind) => {
    const value = tenant.limits[kind][key];
    if (value === undefined || !states(["limits", kind, key]) || compareAmount(key, value, ceiling) <= 0)
      return [];
    const what = `${value} is above the ceiling of ${ceiling} for tier ${tenant.tier} in ${settings.stack}`;
    return [
      finding(["limits", kind, key], what, "Lower it, or ask the platform for a higher tier or ceiling"),
    ];
  });
}
