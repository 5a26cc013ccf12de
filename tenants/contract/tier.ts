import type { Amounts, Isolation, Network, Nodes, Quota } from "./tenant.ts";

/** A class of service: what a tenant gets where it says nothing, and the most it may ask for. */
export interface Tier {
  /** Value of the tier's PriorityClass; a higher one is scheduled first. */
  readonly priority: number;
  readonly defaults: TierDefaults;
  readonly ceilings: TierCeilings;
}

interface TierDefaults {
  readonly isolation: Isolation;
  readonly nodes: Nodes;
  /** A dedicated tenant's cpu, memory, ephemeralStorage, pods and gpus come from its nodes instead. */
  readonly quota: Quota;
  readonly limits: { readonly default: Amounts; readonly defaultRequest: Amounts; readonly max: Amounts };
  readonly network: { readonly withinNamespace: Network["withinNamespace"] };
  readonly workloads: { readonly serviceAccounts: readonly string[] };
  readonly storage: { readonly s3: "read-write" | "read-only" | "none"; readonly accessPoint: boolean };
}

interface TierCeilings {
  readonly nodes: { readonly max: number; readonly diskGiB: number };
  readonly quota: Partial<Quota>;
  readonly limits: { readonly max: Amounts };
}
