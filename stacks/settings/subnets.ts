import { formatCidr, parseCidr } from "../../tenants/contract/values/cidr.ts";

/** The subnets of one availability zone, as IPv4 ranges. */
export interface ZoneSubnets {
  /** Nodes and pods; private. */
  readonly nodes: string;
  /** Load balancers and the NAT gateway; public. */
  readonly loadBalancers: string;
  /** Interface endpoints, S3's among them; private. */
  readonly endpoints: string;
  /** The API server's interfaces; private. */
  readonly controlPlane: string;
}

/** Most zones that a VPC is divided over. */
export const mostZones = 6;

/**
 * Cuts a VPC of /16 to /20 into eight equal parts: the first holds every zone's small subnets, each of the next six the
 * nodes of one zone, and the last stays free. A zone's subnets do not depend on how many zones there are.
 */
export function planSubnets(vpcCidr: string, zones: number): readonly ZoneSubnets[] {
  const { start, prefix } = parseCidr(vpcCidr);
  const slice = (offset: number, length: number, index: number) =>
    formatCidr(start + offset + index * 2 ** (32 - length), length);
  const eighth = 2 ** (29 - prefix);
  return Array.from({ length: zones }, (_, zone) => ({
    nodes: slice(eighth, prefix + 3, zone),
    loadBalancers: slice(0, Math.max(prefix + 7, 24), zone),
    endpoints: slice(eighth / 2, prefix + 8, zone),
    controlPlane: slice((eighth / 4) * 3, prefix + 8, zone),
  }));
}
