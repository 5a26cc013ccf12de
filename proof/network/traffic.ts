import { type Labels, maySelect, surelySelects } from "../objects/selector.ts";
import { holdsIpv4, isIpv6 } from "./address.ts";
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

interface Service {
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
          opens(ports, service, receiver),
      ),
    );
}

function matches(peer: Peer, own: string, { pod, ip }: End): boolean {
  if ("cidr" in peer) return ip !== undefined && inBlock(peer, ip);
  if (pod === undefined || !maySelect(peer.pods, pod.labels)) return false;
  return peer.namespaces === null ? pod.namespace === own : maySelect(peer.namespaces, pod.namespaceLabels);
}

const inBlock = ({ cidr, except }: { cidr: string; except: readonly string[] }, ip: string) =>
  !isIpv6(cidr) && holdsIpv4(cidr, ip) && !except.some((hole) => holdsIpv4(hole, ip));

/** Whether a service is among these ports, of whoever receives or of a given pod. */
export const opens = (ports: readonly Port[] | null, service: Service, receiver?: Pod): boolean =>
  ports === null || ports.some((port) => isOpen(port, service, receiver));

function isOpen(port: Port, { protocol, port: number }: Service, receiver: Pod | undefined): boolean {
  if (port.protocol !== protocol) return false;
  if (!("name" in port)) return port.first <= number && number <= port.last;
  // Whoever may start a pod may give any of its ports this name.
  return receiver !== undefined && (receiver.labels.open || receiver.named?.[port.name] === number);
}
