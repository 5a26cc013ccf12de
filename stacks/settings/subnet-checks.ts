import { type Finding, finding } from "../../tenants/contract/document/finding.ts";
import { contains, overlapping, parseCidr, without } from "../../tenants/contract/values/cidr.ts";
import type { NetworkSettings } from "./settings.ts";

export const subnetKeys = ["s3Endpoints", "stsEndpoints", "loadBalancers", "kubernetesApi"] as const;

type Network = Pick<NetworkSettings, "cidrs" | (typeof subnetKeys)[number]>;

/**
 * In a network that others made nobody but the settings says where endpoints, load balancers and the API server are:
 * tenants' rules name all of it, so that what holds pods as well would open them.
 */
export function checkSubnets(network: Network): Finding[] {
  const found = subnetKeys.flatMap((key) =>
    network[key].flatMap((subnet, index) => {
      const fault = outside(network, subnet) ?? tooLarge(network, subnet) ?? shared(network, key, subnet);
      return fault === null ? [] : [finding(["network", key, index], ...fault)];
    }),
  );
  return found.length > 0 ? found : checkRoom(network);
}

type Fault = readonly [what: string, remedy: string];

function outside({ cidrs }: Network, subnet: string): Fault | null {
  if (cidrs.some((range) => contains(range, subnet))) return null;
  const what = `${subnet} is not inside ${cidrs.join(", ")}`;
  return [what, "Name a subnet of the VPC, or add its range to network.cidrs"];
}

/** AWS's own VPC for EKS has public subnets of /18, a quarter of it; larger ones are no interfaces' alone. */
const largest = 18;

function tooLarge({ cidrs }: Network, subnet: string): Fault | null {
  const whole = cidrs.find((range) => contains(subnet, range));
  if (whole === undefined && parseCidr(subnet).prefix >= largest) return null;
  const what = whole === undefined ? `${subnet} is larger than /${largest}` : `${subnet} is all of ${whole}`;
  return [`${what}: it would open pods to each other`, "Name the subnets alone that hold no pods"];
}

function shared(network: Network, key: (typeof subnetKeys)[number], subnet: string): Fault | null {
  for (const other of subnetKeys.slice(0, subnetKeys.indexOf(key))) {
    // One subnet may well have endpoints of both, and who reaches the one may reach the other.
    if (other === "s3Endpoints" && key === "stsEndpoints") continue;
    const range = overlapping(subnet, network[other]);
    if (range === undefined) continue;
    const what = `${subnet} overlaps ${range} of ${other}, which other tenants may reach`;
    return [what, "Name subnets apart from each other, or the single addresses there as /32"];
  }
  return null;
}

function checkRoom(network: Network): Finding[] {
  const taken = subnetKeys.flatMap((key) => network[key]);
  if (without(network.cidrs, taken).length > 0) return [];
  const what = "has no address left for pods besides those of endpoints, load balancers and the API server";
  return [
    finding(["network", "cidrs"], what, "Name all ranges of the VPC, and the subnets that hold no pods"),
  ];
}
