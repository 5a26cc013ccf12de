import { inForce } from "./break-glass.ts";
import { type Capacity, capacityOf } from "./capacity.ts";
import { deepFreeze, type Layer, mergeLayers } from "./document/merge.ts";
import type { TenantFile } from "./schema/tenant-file.ts";
import type { EgressPeer, IngressPeer, Isolation, Network, Nodes, Owner, ResolvedTenant } from "./tenant.ts";
import type { Tier } from "./tier.ts";
import {
  canonicalAmounts,
  canonicalQuota,
  compareQuota,
  type StatedAmounts,
  type StatedQuota,
} from "./values/amounts.ts";

/** One tenant in one stack: the tier's defaults (the stack's included) < the file < the file's environment. */
export function resolve(
  name: string,
  file: TenantFile,
  stack: string,
  tier: Tier,
  now: number,
): ResolvedTenant {
  const stated = statedLayers(file, stack);
  const merged = mergeLayers(defaults(tier), ...stated);
  const nodes = merged.isolation === "dedicated" ? merged.nodes : null;
  const derived = nodes === null ? {} : derivedQuota(nodes, tier, stated);
  return deepFreeze({
    name,
    tier: file.tier,
    owner: owner(file.owner),
    isolation: merged.isolation,
    state: merged.state,
    offboarding: merged.state === "offboarding" ? merged.offboarding : null,
    nodes,
    quota: canonicalQuota({ ...merged.quota, ...derived }),
    limits: {
      default: canonicalAmounts(merged.limits.default),
      defaultRequest: canonicalAmounts(merged.limits.defaultRequest),
      max: canonicalAmounts(merged.limits.max),
    },
    access: { ...merged.access, breakGlass: inForce(merged.access.breakGlass, now) },
    network: {
      withinNamespace: merged.network.withinNamespace,
      allowFrom: merged.network.allowFrom.map(ingressPeer),
      allowTo: merged.network.allowTo.map(egressPeer),
    },
    workloads: merged.workloads,
    storage: merged.storage,
    tags: merged.tags,
  });
}

/** The quota fields that follow from the nodes unless the file states them. */
export const derivedKeys = [
  "cpu",
  "memory",
  "ephemeralStorage",
  "pods",
  "gpus",
] as const satisfies (keyof Capacity)[];

/** What the file says, from the weaker layer to the stronger. */
function statedLayers(file: TenantFile, stack: string) {
  const { tier: _tier, owner: _owner, environments, ...everywhere } = file;
  return [everywhere, environments[stack] ?? {}] as const satisfies readonly Layer<Stated>[];
}

/** A tenant between the layers: complete, quantities as stated. */
interface Stated {
  readonly isolation: Isolation;
  readonly state: ResolvedTenant["state"];
  readonly offboarding: ResolvedTenant["offboarding"];
  readonly nodes: Nodes;
  readonly quota: StatedQuota;
  readonly limits: {
    readonly default: StatedAmounts;
    readonly defaultRequest: StatedAmounts;
    readonly max: StatedAmounts;
  };
  readonly access: ResolvedTenant["access"];
  readonly network: {
    readonly withinNamespace: Network["withinNamespace"];
    readonly allowFrom: readonly StatedPeer[];
    readonly allowTo: readonly StatedPeer[];
  };
  readonly workloads: ResolvedTenant["workloads"];
  readonly storage: ResolvedTenant["storage"];
  readonly tags: ResolvedTenant["tags"];
}

function defaults({ defaults }: Tier): Stated {
  return {
    ...defaults,
    state: "active",
    offboarding: null,
    access: { admins: [], developers: [], viewers: [], breakGlass: [] },
    network: { ...defaults.network, allowFrom: [], allowTo: [] },
    tags: {},
  };
}

/** A derived value stops at the tier's ceiling; a stated one above it is an error. */
function derivedQuota(nodes: Nodes, tier: Tier, stated: readonly Layer<Stated>[]): Partial<StatedQuota> {
  const capacity = capacityOf(nodes);
  const keys = derivedKeys.filter((key) => stated.every(({ quota }) => quota?.[key] === undefined));
  return Object.fromEntries(
    keys.map((key) => {
      const ceiling = tier.ceilings.quota[key];
      const isAbove = ceiling !== undefined && compareQuota(key, capacity[key], ceiling) > 0;
      return [key, isAbove ? ceiling : capacity[key]];
    }),
  );
}

function owner({ team, email, costCenter }: TenantFile["owner"]): Owner {
  return costCenter === undefined ? { team, email } : { team, email, costCenter };
}

/** An entry as the schema lets it through: exactly one kind of peer is set. */
interface StatedPeer {
  readonly tenant?: string | undefined;
  readonly namespace?: string | undefined;
  readonly cidr?: string | undefined;
  readonly loadBalancer?: true | undefined;
  readonly kubernetesApi?: true | undefined;
  readonly internet?: true | undefined;
  readonly ports?: readonly number[] | undefined;
}

function ingressPeer(entry: StatedPeer): IngressPeer {
  return namedPeer(entry) ?? { loadBalancer: true, ports: sortedPorts(entry) };
}

function egressPeer(entry: StatedPeer): EgressPeer {
  if (entry.kubernetesApi) return { kubernetesApi: true };
  return namedPeer(entry) ?? { internet: true, ports: sortedPorts(entry) };
}

function namedPeer(entry: StatedPeer) {
  const ports = sortedPorts(entry);
  if (entry.tenant !== undefined) return { tenant: entry.tenant, ports };
  if (entry.namespace !== undefined) return { namespace: entry.namespace, ports };
  return entry.cidr === undefined ? undefined : { cidr: entry.cidr, ports };
}

const sortedPorts = ({ ports = [] }: StatedPeer) => [...ports].sort((a, b) => a - b);
