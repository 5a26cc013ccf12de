import { type Labels, maySelect, surelySelects } from "../objects/selector.ts";
import { address, isIpv6, range, within } from "./address.ts";
import type { Direction, Peer, Policy, Port } from "./policy.ts";

/** One end of a connection: a pod, an address, or a pod whose address is known. */
export interface End {
  readonly pod?: Pod;
  readonly ip?: string;
}

export interface Pod {
  readonly namespace: string;
  /** Of the namespace, with `kubernetes.io/metadata.name`. */
  readonly namespaceLabels: Labels;
  readonly labels: Labels;
  /** Ports that the pod gives a name. */
  readonly named?: Readonly<Record<string, number>>;
}

export interface Service {
  readonly protocol: string;
  readonly port: number;
}

/**
 * Whether a pod's policies let a connection through on that pod's side, as Kubernetes decides it. Policies only
 * add: a pod that none selects is open, a selected one is open to what any of them lists.
 */
export function permits(
  policies: readonly Policy[],
  direction: Direction,
  pod: Pod,
  other: End,
  service: Service,
): boolean {
  const ruling = policies.filter((policy) => policy[direction] !== null);
  if (!ruling.some((policy) => surelySelects(policy.pods, pod.labels))) return true;
  const receiver = direction === "ingress" ? pod : other.pod;
  return ruling
    .filter((policy) => maySelect(policy.pods, pod.labels))
    .some((policy) =>
      policy[direction]?.some(
        ({ peers, ports }) =>
          (peers === null || peers.some((peer) => matches(peer, pod.namespace, other))) &&
          (ports === null || ports.some((port) => opens(port, service, receiver))),
      ),
    );
}

function matches(peer: Peer, own: string, { pod, ip }: End): boolean {
  if ("cidr" in peer) return ip !== undefined && inBlock(peer, ip);
  if (pod === undefined || !maySelect(peer.pods, pod.labels)) return false;
  return peer.namespaces === null ? pod.namespace === own : maySelect(peer.namespaces, pod.namespaceLabels);
}

function inBlock({ cidr, except }: { cidr: string; except: readonly string[] }, ip: string): boolean {
  if (isIpv6(cidr)) return false;
  const one = { first: address(ip), last: address(ip) };
  return within(one, range(cidr)) && !except.some((hole) => within(one, range(hole)));
}

function opens(port: Port, { protocol, port: number }: Service, receiver: Pod | undefined): boolean {
  if (port.protocol !== protocol) return false;
  if (!("name" in port)) return port.first <= number && number <= port.last;
  // Whoever may start a pod may give any of its ports this name.
  return receiver !== undefined && (receiver.labels.open || receiver.named?.[port.name] === number);
}
