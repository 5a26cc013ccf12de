import type { ResolvedTenant } from "../tenants/contract/tenant.ts";

/**
 * The number of nodes to set on this update, or null to leave it to the autoscaler. The last known number is left
 * alone while it is within the tenant's bounds; outside of them (thawed, a raised minimum, a lowered maximum) EKS
 * would refuse the group, so the nearest bound is set.
 */
export function desiredSize({ nodes }: ResolvedTenant, lastKnown: number | undefined): number | null {
  if (nodes === null || lastKnown === undefined) return null;
  const nearest = Math.min(Math.max(lastKnown, nodes.min), nodes.max);
  return nearest === lastKnown ? null : nearest;
}
