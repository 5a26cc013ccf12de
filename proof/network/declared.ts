import type { Json } from "../../plan/plan.ts";
import { contractOf } from "../contract.ts";
import { at, list, object, text } from "../objects/json.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import type { Port } from "./policy.ts";

/** What a tenant's file says of the network, as the plan records it. */
export interface Declared {
  readonly from: readonly DeclaredPeer[];
  readonly to: readonly DeclaredPeer[];
  /** Whether the tenant's workloads use S3. */
  readonly storage: boolean;
}

/** TCP ports; `name` is the tenant's, the namespace's or the range's. */
export interface DeclaredPeer {
  readonly kind: (typeof peerKinds)[number];
  readonly name: string;
  readonly ports: readonly number[];
}

const peerKinds = ["tenant", "namespace", "cidr", "loadBalancer", "kubernetesApi", "internet"] as const;

export function declaredBy(view: View, tenant: string): Declared {
  const contract = contractOf(view, tenant);
  if (contract === undefined) throw new Unjudgeable(`${tenant} has no component that says what it declares`);
  return {
    from: list(at(contract.network, "allowFrom")).map(readPeer),
    to: list(at(contract.network, "allowTo")).map(readPeer),
    storage: text(at(contract.storage, "s3")) !== "none",
  };
}

function readPeer(peer: Json): DeclaredPeer {
  const fields = object(peer);
  const kind = peerKinds.find((key) => fields[key] !== undefined);
  if (kind === undefined) throw new Unjudgeable(`${JSON.stringify(peer)} is no kind of peer`);
  const name = fields[kind];
  return {
    kind,
    name: typeof name === "string" ? name : kind,
    ports: kind === "kubernetesApi" ? [443] : list(fields.ports).map(readNumber),
  };
}

function readNumber(port: Json): number {
  if (typeof port !== "number") throw new Unjudgeable(`${JSON.stringify(port)} is no port`);
  return port;
}

/** The TCP ports that these peers of this kind and name declare. */
export const portsOf = (peers: readonly DeclaredPeer[], kind: DeclaredPeer["kind"], name: string): number[] =>
  peers.filter((peer) => peer.kind === kind && peer.name === name).flatMap(({ ports }) => ports);

/** Whether nothing but these TCP ports is open. */
export const onlyTcp = (ports: readonly Port[] | null, allowed: readonly number[]): boolean =>
  ports?.every(
    (port) =>
      port.protocol === "TCP" &&
      "first" in port &&
      port.last - port.first < 65535 &&
      Array.from({ length: port.last - port.first + 1 }, (_, index) => port.first + index).every((number) =>
        allowed.includes(number),
      ),
  ) ?? false;
