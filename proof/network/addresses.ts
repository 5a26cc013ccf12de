import type { View } from "../view.ts";
import { podIdentityAgent } from "../vocabulary.ts";
import { covered, isIpv6, isPublic, linkLocal, overlap, type Range, range, within } from "./address.ts";
import { type Declared, type DeclaredPeer, onlyTcp } from "./declared.ts";
import type { Direction, Port } from "./policy.ts";

/** Whether a tenant's file, or what every tenant has, accounts for an opening towards these addresses. */
export function addressesDeclared(
  view: View,
  { from, to, storage }: Declared,
  direction: Direction,
  cidr: string,
  ports: readonly Port[] | null,
): boolean {
  // No file can declare one; the instance's metadata is NET-2's to judge.
  if (isIpv6(cidr)) return false;
  const addresses = range(cidr);
  if (within(addresses, linkLocal)) return true;
  const peers = direction === "ingress" ? from : to;
  return (
    peers.some((peer) => onlyTcp(ports, peer.ports) && isPeer(view, peer, addresses)) ||
    (direction === "egress" && storage && onlyTcp(ports, [443]) && isEndpoint(view, addresses))
  );
}

function isPeer(view: View, { kind, name }: DeclaredPeer, addresses: Range): boolean {
  const { loadBalancers } = view.plan.settings.network;
  switch (kind) {
    case "cidr":
      return within(addresses, range(name)) && isOutside(view, addresses);
    case "internet":
      return isPublic(addresses) && isOutside(view, addresses);
    case "loadBalancer":
      return withinOne(addresses, loadBalancers);
    case "kubernetesApi":
      return withinOne(addresses, apiServer(view));
    default:
      return false;
  }
}

/** Subnets of S3's interface endpoints, and of STS's where credentials come from there. */
export function storageEndpoints({ plan }: View): readonly string[] {
  const { s3Endpoints, stsEndpoints } = plan.settings.network;
  return plan.settings.identity.mode === "irsa"
    ? [...new Set([...s3Endpoints, ...stsEndpoints])]
    : s3Endpoints;
}

const isEndpoint = (view: View, addresses: Range) => covered(addresses, storageEndpoints(view).map(range));

/** The API server's interfaces and its Service: the first address of the service range. */
export function apiServer({ plan }: View): readonly string[] {
  const { kubernetesApi, serviceCidr } = plan.settings.network;
  const service = range(serviceCidr).first + 1;
  const octets = [24, 16, 8, 0].map((bits) => Math.floor(service / 2 ** bits) % 256);
  return [...kubernetesApi, `${octets.join(".")}/32`];
}

/** Where there is no pod, no Service and no node. */
function isOutside({ plan }: View, addresses: Range): boolean {
  const { cidrs, serviceCidr } = plan.settings.network;
  return ![...cidrs, serviceCidr]
    .map(range)
    .concat(linkLocal)
    .some((inside) => overlap(inside, addresses));
}

const withinOne = (addresses: Range, cidrs: readonly string[]) =>
  cidrs.some((cidr) => within(addresses, range(cidr)));

/** The one link-local address that pods may reach, and the port. */
export const isAgent = (cidr: string, ports: readonly Port[] | null): boolean =>
  cidr === `${podIdentityAgent.ipv4}/32` && onlyTcp(ports, [podIdentityAgent.port]);
