import { type Finding, finding } from "../document/finding.ts";
import { didYouMean } from "../document/nearest.ts";
import type { Path } from "../document/path.ts";
import type { EgressPeer, IngressPeer } from "../tenant.ts";
import { overlapping, specialRanges } from "../values/cidr.ts";
import type { Context } from "./context.ts";

/** Peers that need no other tenant's file: namespaces, ranges, load balancers, the API server; and repeats. */
export function checkPeers(context: Context, tenants: ReadonlySet<string>): Finding[] {
  return (["allowFrom", "allowTo"] as const).flatMap((direction) => {
    const peers: readonly (IngressPeer | EgressPeer)[] = context.tenant.network[direction];
    return peers.flatMap((peer, index) => {
      const path = ["network", direction, index];
      return [...checkPeer(context, peer, path, tenants), ...repeats(peers, index, path)];
    });
  });
}

function checkPeer(
  context: Context,
  peer: IngressPeer | EgressPeer,
  path: Path,
  tenants: ReadonlySet<string>,
) {
  const { network, stack } = context.settings;
  if ("namespace" in peer) return checkNamespace(context, peer.namespace, [...path, "namespace"], tenants);
  if ("cidr" in peer) return checkRange(context, peer.cidr, [...path, "cidr"]);
  const file = `stacks/Pulumi.${stack}.yaml`;
  if ("loadBalancer" in peer && network.loadBalancers.length === 0) {
    const what = `${stack} names no subnets of load balancers`;
    return [
      finding([...path, "loadBalancer"], what, `Remove the entry, or set network.loadBalancers in ${file}`),
    ];
  }
  if ("kubernetesApi" in peer && network.kubernetesApi.length === 0) {
    const what = `${stack} names no subnets of the API server`;
    return [
      finding([...path, "kubernetesApi"], what, `Remove the entry, or set network.kubernetesApi in ${file}`),
    ];
  }
  return [];
}

function checkNamespace(
  { settings }: Context,
  name: string,
  path: Path,
  tenants: ReadonlySet<string>,
): Finding[] {
  const reachable = settings.network.reachableNamespaces;
  if (reachable.includes(name)) return [];
  if (tenants.has(name)) return [finding(path, `${name} is a tenant`, `Write tenant: ${name}`)];
  const some = reachable.length === 0 ? "Remove the entry" : `Use one of ${reachable.join(", ")}`;
  const what = `${name} is not a namespace that ${settings.stack} lets tenants reach`;
  return [finding(path, what, didYouMean(name, reachable, some))];
}

function checkRange({ settings }: Context, cidr: string, path: Path): Finding[] {
  const { cidrs, serviceCidr } = settings.network;
  const own = overlapping(cidr, [...cidrs, serviceCidr]);
  if (own !== undefined) {
    const remedy =
      cidr === "0.0.0.0/0"
        ? "Write internet: true for public addresses"
        : "Name a tenant, a namespace, a load balancer or the API server instead, or a range outside";
    return [finding(path, `${cidr} reaches the cluster's own range ${own}`, remedy)];
  }
  const special = specialRanges.find((range) => overlapping(cidr, [range.cidr]) !== undefined);
  if (special === undefined) return [];
  return [finding(path, `${cidr} reaches ${special.cidr} (${special.name})`, "Use a range of real hosts")];
}

function repeats(peers: readonly (IngressPeer | EgressPeer)[], index: number, path: Path): Finding[] {
  const peer = peers[index];
  if (peer === undefined) return [];
  const earlier = peers.findIndex((other) => peerKey(other) === peerKey(peer) && sharesPort(other, peer));
  if (earlier === index) return [];
  const first = `network.${path[1]}[${earlier}]`;
  return [
    finding(path, `repeats ${first}`, `Remove it, or keep in each entry the ports that the other lacks`),
  ];
}

function peerKey(peer: IngressPeer | EgressPeer): string {
  return Object.entries(peer)
    .filter(([key]) => key !== "ports")
    .join();
}

function sharesPort(a: IngressPeer | EgressPeer, b: IngressPeer | EgressPeer): boolean {
  if (!("ports" in a) || !("ports" in b)) return true;
  return a.ports.some((port) => b.ports.includes(port));
}
