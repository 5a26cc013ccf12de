import { maySelect } from "../objects/selector.ts";
import type { View } from "../view.ts";
import { namespaceOf } from "../vocabulary.ts";
import { type Network, networkOf, type Opening, openings, type Target } from "./model.ts";
import { type Direction, type Port, portsText } from "./policy.ts";

/** A connection that both sides' policies let through. */
export interface Path {
  readonly from: string;
  readonly to: string;
  /** Null: every port. */
  readonly ports: readonly Port[] | null;
}

/** What a tenant's policies open towards everything that is no tenant. */
export interface Outside {
  readonly tenant: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface Reachability {
  readonly tenants: readonly string[];
  /** Between tenants, in order. */
  readonly paths: readonly Path[];
  readonly outside: readonly Outside[];
}

/** Who can talk to whom, by all policies of the plan together. */
export function reachability(view: View): Reachability {
  const network = networkOf(view);
  return {
    tenants: view.tenants,
    paths: view.tenants.flatMap((tenant) => pathsFrom(view, network, tenant)),
    outside: view.tenants.map((tenant) => ({
      tenant,
      from: beyond(network, tenant, "ingress"),
      to: beyond(network, tenant, "egress"),
    })),
  };
}

function pathsFrom(view: View, network: Network, from: string): Path[] {
  const sent = openings(network, namespaceOf(from), "egress");
  return reached(view, network, from, sent).flatMap((to) => {
    const leaving = portsTowards(network, sent, namespaceOf(to));
    const entering = portsTowards(network, openings(network, namespaceOf(to), "ingress"), namespaceOf(from));
    const ports = both(leaving, entering);
    return ports?.length === 0 ? [] : [{ from, to, ports }];
  });
}

/** Other tenants that an opening may be for; all of them only where one does not go by name. */
function reached(view: View, network: Network, from: string, sent: readonly Opening[]): readonly string[] {
  const others = view.tenants.filter((tenant) => tenant !== from);
  if (sent.some(({ to }) => to.kind === "everyone" || to.kind === "namespaces")) return others;
  const named = new Set(
    sent.flatMap(({ to }) => (to.kind === "namespace" ? [network.tenantOf(to.name)] : [])),
  );
  return others.filter((tenant) => named.has(tenant));
}

function portsTowards(
  network: Network,
  opened: readonly Opening[],
  namespace: string,
): readonly Port[] | null {
  const meant = opened.filter(({ to }) => isFor(network, to, namespace));
  return meant.some(({ ports }) => ports === null) ? null : meant.flatMap(({ ports }) => ports ?? []);
}

function isFor(network: Network, to: Target, namespace: string): boolean {
  switch (to.kind) {
    case "everyone":
      return true;
    case "namespaces":
      return maySelect(to.selector, network.labels(namespace));
    case "namespace":
      return to.name === namespace;
    case "addresses":
      return false;
  }
}

function both(a: readonly Port[] | null, b: readonly Port[] | null): readonly Port[] | null {
  if (a === null) return b;
  if (b === null) return a;
  return a.flatMap((one) => b.flatMap((other) => shared(one, other)));
}

function shared(a: Port, b: Port): Port[] {
  if (a.protocol !== b.protocol) return [];
  // A name may stand for any port.
  if ("name" in a) return [b];
  if ("name" in b) return [a];
  const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)];
  return first > last ? [] : [{ protocol: a.protocol, first, last }];
}

function beyond(network: Network, tenant: string, direction: Direction): string[] {
  const lines = new Map<string, Set<string>>();
  for (const { to, ports } of openings(network, namespaceOf(tenant), direction)) {
    const whom = described(network, to);
    if (whom !== undefined) lines.set(whom, (lines.get(whom) ?? new Set()).add(portsText(ports)));
  }
  return [...lines].map(([whom, ports]) => `${whom} ${[...ports].join(", ")}`);
}

/** Undefined for tenants: the matrix shows these. */
function described(network: Network, to: Target): string | undefined {
  switch (to.kind) {
    case "everyone":
      return "everyone";
    case "namespaces":
      return "namespaces by label";
    case "namespace":
      return network.tenantOf(to.name) === undefined ? `namespace ${to.name}` : undefined;
    case "addresses":
      return to.cidr;
  }
}
