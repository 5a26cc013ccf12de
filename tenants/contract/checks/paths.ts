import { type Finding, finding } from "../document/finding.ts";
import type { EgressPeer, IngressPeer, ResolvedTenant } from "../tenant.ts";
import { knownTenant } from "../values/names.ts";

/** The tenants of one stack, as a path between two of them sees them. */
export interface Neighbours {
  readonly stack: string;
  /** Every tenant file's name, deployed here or not. */
  readonly names: ReadonlySet<string>;
  /** Those whose own file is at fault or was not read: nothing is said about paths to them. */
  readonly unknown: ReadonlySet<string>;
  readonly deployed: ReadonlyMap<string, ResolvedTenant>;
  /** `tenants/globex.yaml` */
  fileOf(name: string): string;
  /** Where another tenant's list of peers stands in its file. */
  listOf(name: string, direction: Direction): string;
}

type Direction = "allowFrom" | "allowTo";

/** A path exists only where both files declare it: what the other file lacks, port by port. */
export function checkPaths(tenant: ResolvedTenant, neighbours: Neighbours): Finding[] {
  return (["allowFrom", "allowTo"] as const).flatMap((direction) =>
    tenant.network[direction].flatMap((peer: IngressPeer | EgressPeer, index) => {
      if (!("tenant" in peer)) return [];
      const path = ["network", direction, index, "tenant"];
      const what = stranger(tenant.name, peer.tenant, neighbours);
      if (what !== null) return [finding(path, ...what)];
      const missing = missingPorts(tenant.name, direction, peer, neighbours);
      return missing.length === 0
        ? []
        : [finding(path, ...oneSided(tenant.name, direction, peer, missing, neighbours))];
    }),
  );
}

type Words = [what: string, remedy: string];

function stranger(own: string, name: string, { names, deployed, unknown, stack }: Neighbours): Words | null {
  if (name === own) return ["is the tenant itself", "Remove it: withinNamespace decides about the own pods"];
  if (!names.has(name)) return [`there is no tenant ${name}`, knownTenant(name, names)];
  if (deployed.has(name) || unknown.has(name)) return null;
  const remedy = `Add ${stack} to ${name}'s environments, or override network for ${stack} without it`;
  return [`${name} is not deployed in ${stack}`, remedy];
}

function missingPorts(
  own: string,
  direction: Direction,
  peer: Peer,
  { deployed }: Neighbours,
): readonly number[] {
  const other = deployed.get(peer.tenant);
  if (other === undefined) return [];
  const answers: readonly (IngressPeer | EgressPeer)[] = other.network[opposite(direction)];
  const declared = answers.flatMap((answer) =>
    "tenant" in answer && answer.tenant === own ? answer.ports : [],
  );
  return peer.ports.filter((port) => !declared.includes(port));
}

function oneSided(
  own: string,
  direction: Direction,
  peer: Peer,
  ports: readonly number[],
  neighbours: Neighbours,
): Words {
  const list = neighbours.listOf(peer.tenant, opposite(direction));
  const side = direction === "allowTo" ? `from ${own}` : `to ${own}`;
  const line = `- { tenant: ${own}, ports: [${ports.join(", ")}] }`;
  return [
    `${peer.tenant} does not declare the path ${side} on ${ports.length === 1 ? "port" : "ports"} ${ports.join(", ")}`,
    `Add to ${list} in ${neighbours.fileOf(peer.tenant)} the line ${line}`,
  ];
}

interface Peer {
  readonly tenant: string;
  readonly ports: readonly number[];
}

const opposite = (direction: Direction): Direction => (direction === "allowTo" ? "allowFrom" : "allowTo");
