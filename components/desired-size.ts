/** Number of nodes of each group, by its label or `system`, when the stack was last updated. */
export type LastKnownNodes = Readonly<Record<string, number>>;

/**
 * The number of nodes to set on this update, or null to leave it to the autoscaler. The last known number is left
 * alone while it is within the group's bounds; outside of them (thawed, a raised minimum, a lowered maximum) EKS
 * would refuse the group, so the nearest bound is set.
 */
export function desiredSize(
  nodes: { min: number; max: number },
  lastKnown: number | undefined,
): number | null {
  if (lastKnown === undefined) return null;
  const nearest = Math.min(Math.max(lastKnown, nodes.min), nodes.max);
  return nearest === lastKnown ? null : nearest;
}
