import { kinds, labelsOf, nameLabel, nameOf, objectsIn } from "../objects/kubernetes.ts";
import { onceFor } from "../objects/once.ts";
import { atLeast, exactly, type Labels, maySelect, type Selector } from "../objects/selector.ts";
import type { View } from "../view.ts";
import { namespaceOf } from "../vocabulary.ts";
import { type Declared, declaredBy } from "./declared.ts";
import { type Direction, type Peer, type Policy, type Port, readPolicy } from "./policy.ts";
import type { Pod } from "./traffic.ts";

/** The cluster's network as the plan's policies make it. */
export interface Network {
  readonly declared: (tenant: string) => Declared;
  /** Policies in a namespace, whoever made them. */
  readonly policies: (namespace: string) => readonly Policy[];
  readonly labels: (namespace: string) => Labels;
  /** The tenant whose namespace it is. */
  readonly tenantOf: (namespace: string) => string | undefined;
  /** Namespaces of tenants and of the platform; a cluster may have others. */
  readonly namespaces: readonly string[];
}

export const networkOf: (view: View) => Network = onceFor(readNetwork);

function readNetwork(view: View): Network {
  const planned = new Map(
    view.ofType(kinds.namespace).map((resource) => [nameOf(resource), labelsOf(resource)]),
  );
  const platform = ["kube-system", "default", ...view.plan.settings.network.platformNamespaces];
  return {
    declared: remembered((tenant) => declaredBy(view, tenant)),
    policies: remembered((namespace) => objectsIn(view, kinds.networkPolicy, namespace).map(readPolicy)),
    labels: remembered((namespace) => {
      const labels = planned.get(namespace);
      const named = { ...labels, [nameLabel]: namespace };
      // A namespace that others made may carry labels that the plan does not know.
      return labels === undefined ? atLeast(named) : exactly(named);
    }),
    tenantOf: view.tenantOf,
    namespaces: [...new Set([...planned.keys(), ...view.tenants.map(namespaceOf), ...platform])].sort(),
  };
}

function remembered<Value>(read: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}

/** Something that a policy opens for a tenant's pods, in one direction. */
export interface Opening {
  readonly policy: Policy;
  readonly ports: readonly Port[] | null;
  readonly to: Target;
}

export type Target =
  | { readonly kind: "everyone" }
  | { readonly kind: "namespace"; readonly name: string; readonly pods: Selector }
  /** Namespaces by anything but their name, so that one of any name may be among them. */
  | { readonly kind: "namespaces"; readonly selector: Selector }
  | { readonly kind: "addresses"; readonly cidr: string };

/** All that the policies of a namespace open in one direction; none of it depends on any other policy. */
export function openings(network: Network, namespace: string, direction: Direction): Opening[] {
  return network
    .policies(namespace)
    .flatMap((policy) =>
      (policy[direction] ?? []).flatMap(({ peers, ports }) =>
        peers === null
          ? [{ policy, ports, to: { kind: "everyone" as const } }]
          : peers.flatMap((peer) =>
              targets(network, namespace, peer).map((to): Opening => ({ policy, ports, to })),
            ),
      ),
    );
}

function targets(network: Network, own: string, peer: Peer): Target[] {
  // `except` is left out of account: the VPC CNI does not honour it in every version.
  if ("cidr" in peer) return [{ kind: "addresses", cidr: peer.cidr }];
  const { namespaces, pods } = peer;
  if (namespaces === null) return [{ kind: "namespace", name: own, pods }];
  const byName = namespaces.find(({ key, operator }) => key === nameLabel && operator === "In");
  if (byName === undefined) return [{ kind: "namespaces", selector: namespaces }];
  return byName.values
    .filter((name) => maySelect(namespaces, network.labels(name)))
    .map((name) => ({ kind: "namespace", name, pods }));
}

/** A pod of a namespace with these labels of its own. */
export const podOf = (network: Network, namespace: string, labels: Labels): Pod => ({
  namespace,
  namespaceLabels: network.labels(namespace),
  labels,
});
