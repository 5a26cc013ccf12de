import { maySelect, type Selector } from "../objects/selector.ts";
import type { View } from "../view.ts";
import { namespaceOf } from "../vocabulary.ts";
import { addressesDeclared } from "./addresses.ts";
import { onlyTcp, portsOf } from "./declared.ts";
import type { Network, Opening } from "./model.ts";
import { type Direction, type Port, portsText } from "./policy.ts";

/** What is wrong with an opening of a tenant's own policies; undefined where the tenant declared it. */
export function undeclared(
  view: View,
  tenant: string,
  network: Network,
  direction: Direction,
  { to, ports }: Opening,
): string | undefined {
  const verb = direction === "ingress" ? "can be reached from" : "can reach";
  const says = (whom: string) => `${tenant} ${verb} ${whom} on ${portsText(ports)}`;
  switch (to.kind) {
    case "everyone":
      return says("everyone, every other tenant included,");
    case "namespaces":
      return says(`${chosen(network, tenant, to.selector)}, chosen by labels and not by name,`);
    case "namespace":
      return namespaceDeclared(network, tenant, direction, to, ports)
        ? undefined
        : says(whose(network, to.name));
    case "addresses":
      return addressesDeclared(view, network.declared(tenant), direction, to.cidr, ports)
        ? undefined
        : says(to.cidr);
  }
}

function namespaceDeclared(
  network: Network,
  tenant: string,
  direction: Direction,
  { name, pods }: { readonly name: string; readonly pods: Selector },
  ports: readonly Port[] | null,
): boolean {
  if (name === namespaceOf(tenant)) return true;
  const other = network.tenantOf(name);
  if (other !== undefined) return onlyTcp(ports, agreed(network, tenant, other, direction));
  if (direction === "egress" && name === "kube-system" && isDns(pods, ports)) return true;
  const { from, to } = network.declared(tenant);
  return onlyTcp(ports, portsOf(direction === "ingress" ? from : to, "namespace", name));
}

/** The TCP ports that the sender's file and the receiver's file both declare. */
export function agreed(network: Network, tenant: string, other: string, direction: Direction): number[] {
  const [sender, receiver] = direction === "egress" ? [tenant, other] : [other, tenant];
  const received = portsOf(network.declared(receiver).from, "tenant", sender);
  return portsOf(network.declared(sender).to, "tenant", receiver).filter((port) => received.includes(port));
}

function isDns(pods: Selector, ports: readonly Port[] | null): boolean {
  const resolvers = pods.some(
    ({ key, operator, values }) => key === "k8s-app" && operator === "In" && values.join() === "kube-dns",
  );
  return resolvers && (ports?.every(isDnsPort) ?? false);
}

const isDnsPort = (port: Port) =>
  ["TCP", "UDP"].includes(port.protocol) && "first" in port && port.first === 53 && port.last === 53;

/** An example of whom a selector chooses: another tenant before anyone else. */
function chosen(network: Network, tenant: string, selector: Selector): string {
  const others = network.namespaces.filter(
    (name) => name !== namespaceOf(tenant) && maySelect(selector, network.labels(name)),
  );
  const example = others.find((name) => network.tenantOf(name) !== undefined) ?? others[0];
  return example === undefined ? "any namespace with the right labels" : whose(network, example);
}

function whose(network: Network, namespace: string): string {
  const tenant = network.tenantOf(namespace);
  return tenant === undefined ? `namespace ${namespace}` : `tenant ${tenant}`;
}
