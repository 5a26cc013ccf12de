import type { Json, PlannedResource } from "../../plan/plan.ts";
import { at, list, nothingElse, object, text, texts } from "../objects/json.ts";
import { readSelector, type Selector } from "../objects/selector.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";

/** A NetworkPolicy as Kubernetes understands it, with every default spelt out. */
export interface Policy {
  readonly resource: PlannedResource;
  readonly pods: Selector;
  /** Null: the policy says nothing of this direction. */
  readonly ingress: readonly Rule[] | null;
  readonly egress: readonly Rule[] | null;
}

export type Direction = "ingress" | "egress";

interface Rule {
  /** Null: everyone. */
  readonly peers: readonly Peer[] | null;
  /** Null: every port of every protocol. */
  readonly ports: readonly Port[] | null;
}

export type Peer =
  | { readonly pods: Selector /** Null: the policy's own namespace. */; readonly namespaces: Selector | null }
  | { readonly cidr: string; readonly except: readonly string[] };

/** A range of ports, or a name that the receiving pod gives to one of its own. */
export type Port =
  | { readonly protocol: string; readonly first: number; readonly last: number }
  | { readonly protocol: string; readonly name: string };

export function readPolicy(resource: PlannedResource): Policy {
  const { podSelector, policyTypes, ingress, egress, ...rest } = object(resource.inputs.spec);
  nothingElse("a network policy", rest);
  const types = texts(policyTypes);
  const has = (type: string, unsaid: boolean) => (types.length === 0 ? unsaid : types.includes(type));
  return {
    resource,
    pods: readSelector(podSelector),
    ingress: has("Ingress", true) ? list(ingress).map((rule) => readRule(rule, "from")) : null,
    egress: has("Egress", list(egress).length > 0) ? list(egress).map((rule) => readRule(rule, "to")) : null,
  };
}

function readRule(rule: Json, direction: "from" | "to"): Rule {
  const { [direction]: peers, ports, ...rest } = object(rule);
  nothingElse("a rule", rest);
  // A list that is absent or empty leaves everyone in.
  return {
    peers: list(peers).length === 0 ? null : list(peers).map(readPeer),
    ports: list(ports).length === 0 ? null : list(ports).map(readPort),
  };
}

function readPeer(peer: Json): Peer {
  const { ipBlock, namespaceSelector, podSelector, ...rest } = object(peer);
  nothingElse("a peer", rest);
  const selects = given(namespaceSelector) || given(podSelector);
  if (given(ipBlock) === selects)
    throw new Unjudgeable("a peer has neither selectors nor an ipBlock, or both");
  if (!selects) return { cidr: text(at(ipBlock, "cidr")), except: texts(at(ipBlock, "except")) };
  return {
    pods: readSelector(podSelector),
    namespaces: given(namespaceSelector) ? readSelector(namespaceSelector) : null,
  };
}

function readPort(value: Json): Port {
  const { port, endPort, protocol = "TCP", ...rest } = object(value);
  nothingElse("a port", rest);
  const named = { protocol: text(protocol) };
  if (!given(port)) return { ...named, first: 0, last: 65535 };
  if (typeof port === "string") return { ...named, name: port };
  const last = given(endPort) ? endPort : port;
  if (typeof port !== "number" || typeof last !== "number") throw new Unjudgeable("a port is no number");
  return { ...named, first: port, last };
}

const given = (value: Json | undefined): value is Exclude<Json, null> =>
  value !== undefined && value !== null;

/** For people: `tcp 443`, `udp 53, tcp 53`, `every port`. */
export const portsText = (ports: readonly Port[] | null): string =>
  ports === null ? "every port" : ports.map(portText).join(", ");

function portText(port: Port): string {
  const protocol = port.protocol.toLowerCase();
  if ("name" in port) return `${protocol} "${port.name}"`;
  if (port.first === 0 && port.last === 65535) return `every ${protocol} port`;
  return `${protocol} ${port.first}${port.last === port.first ? "" : `-${port.last}`}`;
}
