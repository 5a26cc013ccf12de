/** Number of nodes of each group, by its label or `system`, when the stack was last updated. */
export type LastKnownNodes = Readonly<Record<string, number>>;

export interface DesiredSize {
  readonly nodes: number;
  /** Whether to set it on a group that exists; otherwise the number there is the autoscaler's. */
  readonly isSet: boolean;
}

/**
 * How many nodes a group has. The last known number is left alone while it is within the group's bounds; outside of
 * them (thawed, a raised minimum, a lowered maximum) EKS would refuse the group, so the nearest bound is set. A group
 * that takes another's place begins with as many, or the old one's pods would wait for the autoscaler.
 */
export function desiredSize(
  { min, max }: { min: number; max: number },
  lastKnown: number | undefined,
): DesiredSize {
  if (lastKnown === undefined) return { nodes: min, isSet: false };
  const nearest = Math.min(Math.max(lastKnown, min), max);
  return { nodes: nearest, isSet: nearest !== lastKnown };
}
