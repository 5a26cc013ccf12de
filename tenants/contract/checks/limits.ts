import { amountKeys, compareAmount } from "../amounts.ts";
import { type Finding, finding } from "../finding.ts";
import type { Amounts, Limits } from "../tenant.ts";
import type { Context } from "./context.ts";

/** What Kubernetes asks of a LimitRange (defaultRequest ≤ default ≤ max), and the tier's ceiling on each. */
export function checkLimits(context: Context): Finding[] {
  return amountKeys.flatMap((key) => [
    ...disorder(context, key, "defaultRequest", "default"),
    ...disorder(context, key, "default", "max"),
    // Without a default limit Kubernetes takes max for one, so the request is bound by it too.
    ...(context.tenant.limits.default[key] === undefined
      ? disorder(context, key, "defaultRequest", "max")
      : []),
    ...aboveCeiling(context, key),
  ]);
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
