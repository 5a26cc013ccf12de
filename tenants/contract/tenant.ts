/**
 * A tenant as one stack sees it: every layer merged, checked and frozen. Plain and JSON-serialisable, since it
 * is the input of the `Tenant` component, of `show` and of the review.
 */
export interface ResolvedTenant {
  readonly name: string;
  readonly tier: string;
  readonly owner: Owner;
  readonly isolation: Isolation;
  readonly state: State;
  /** What goes for good with an offboarding tenant, as its file confirms; null for others. */
  readonly offboarding: { readonly destroys: readonly string[] } | null;
  /** Null for a pooled tenant: its pods run on the platform's pool. */
  readonly nodes: Nodes | null;
  readonly quota: Quota;
  readonly limits: Limits;
  readonly access: Access;
  readonly network: Network;
  readonly workloads: { readonly serviceAccounts: readonly string[] };
  readonly storage: { readonly s3: "read-write" | "read-only" | "none"; readonly accessPoint: boolean };
  readonly tags: Readonly<Record<string, string>>;
}

export type Isolation = "dedicated" | "pooled";
type State = "active" | "frozen" | "offboarding";

export const personas = ["admins", "developers", "viewers"] as const;
export type Persona = (typeof personas)[number];

interface Access extends Readonly<Record<Persona, readonly string[]>> {
  /** Emergency access with the admins' rights: only what is in force at the settings' `now`. */
  readonly breakGlass: readonly BreakGlass[];
}

export interface BreakGlass {
  readonly principal: string;
  /** A date, which counts to its end in UTC, or a date and time with its zone. */
  readonly until: string;
  readonly reason: string;
}

export interface Owner {
  readonly team: string;
  readonly email: string;
  readonly costCenter?: string;
}

export interface Nodes {
  readonly instanceTypes: readonly string[];
  readonly capacity: "on-demand" | "spot";
  readonly min: number;
  readonly max: number;
  readonly diskGiB: number;
}

/** Kubernetes quantities are canonical strings ("8", "500m", "32Gi"); counts are whole numbers. */
export interface Quota {
  readonly cpu: string;
  readonly memory: string;
  readonly storage: string;
  readonly ephemeralStorage: string;
  readonly pods: number;
  readonly gpus: number;
  readonly loadBalancers: number;
  readonly services: number;
  readonly configMaps: number;
  readonly secrets: number;
  readonly persistentVolumeClaims: number;
  readonly serviceAccounts: number;
  readonly replicationControllers: number;
  readonly deployments: number;
  readonly replicaSets: number;
  readonly statefulSets: number;
  readonly jobs: number;
  readonly cronJobs: number;
  readonly ingresses: number;
  readonly networkPolicies: number;
  readonly horizontalPodAutoscalers: number;
  readonly podDisruptionBudgets: number;
  readonly roles: number;
  readonly roleBindings: number;
}

/** Per container; what is absent is not limited. */
export interface Amounts {
  readonly cpu?: string;
  readonly memory?: string;
  readonly ephemeralStorage?: string;
}

export interface Limits {
  readonly default: Amounts;
  readonly defaultRequest: Amounts;
  readonly max: Amounts;
}

export interface Network {
  readonly withinNamespace: "open" | "closed";
  readonly allowFrom: readonly IngressPeer[];
  readonly allowTo: readonly EgressPeer[];
}

/** TCP ports. */
type Ports = { readonly ports: readonly number[] };
type TenantPeer = { readonly tenant: string } & Ports;
type NamespacePeer = { readonly namespace: string } & Ports;
type CidrPeer = { readonly cidr: string } & Ports;
export type IngressPeer = TenantPeer | NamespacePeer | CidrPeer | ({ readonly loadBalancer: true } & Ports);
export type EgressPeer =
  | TenantPeer
  | NamespacePeer
  | CidrPeer
  | { readonly kubernetesApi: true }
  | ({ readonly internet: true } & Ports);
