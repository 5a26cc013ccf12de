import type { Problem } from "../../tenants/contract/document/input-error.ts";
import type { Tier } from "../../tenants/contract/tier.ts";

/** What one environment decides, complete: no default is left to the engine or to a component. */
export interface Settings {
  readonly stack: string;
  /** Every stack of the repository, this one included: the environments that a tenant may name. */
  readonly stacks: readonly string[];
  /** The moment at which the environment is judged, in milliseconds since 1970: emergency access ends. */
  readonly now: number;
  /** AWS account id, 12 digits. */
  readonly account: string;
  readonly partition: "aws" | "aws-cn" | "aws-us-gov";
  readonly region: string;
  readonly protection: ProtectionSettings;
  readonly cluster: ClusterSettings;
  readonly identity: IdentitySettings;
  readonly network: NetworkSettings;
  /** The nodes that pooled tenants share; null where there are none. */
  readonly pool: NodeSettings | null;
  readonly bucket: BucketSettings;
  readonly addons: AddonSettings;
  /** What exists already and becomes a tenant's as it is, by tenant. A tenant's file cannot say so: it could name anything. */
  readonly adopt: Readonly<Record<string, Adoption>>;
  readonly tiers: Readonly<Record<string, Tier>>;
  /** AWS's quotas in this account, judged by `prove`. */
  readonly limits: LimitSettings;
  /** Tags of everything the stack makes. */
  readonly tags: Readonly<Record<string, string>>;
  /** Activate the cost tags; only the payer account can. */
  readonly costAllocationTags: boolean;
}

/** What cannot be deleted by mistake. */
interface ProtectionSettings {
  /** Namespaces and IAM roles of tenants, until they are offboarding. */
  readonly tenants: boolean;
  /** The bucket made here. */
  readonly bucket: boolean;
  /** The cluster made here, and the key of its Secrets. */
  readonly cluster: boolean;
}

interface ClusterSettings {
  readonly name: string;
  /** False: the cluster of this name exists and a preflight checks it. */
  readonly create: boolean;
  /** Kubernetes minor version, "1.35" to "1.37". */
  readonly version: string;
  /** CIDRs that may reach the public endpoint; none: private only. The private endpoint is always on. */
  readonly publicAccessCidrs: readonly string[];
  /** IAM principals with cluster administration: given to a cluster made here, on an existing one only kept from tenants. */
  readonly admins: readonly string[];
  /** IAM principal that previews pull requests: writes in dry runs only. */
  readonly preview: string | null;
  /** Pods without a controller; the VPC CNI enforces no NetworkPolicy on them. */
  readonly barePods: boolean;
  /** The untainted group that carries CoreDNS and the controllers. */
  readonly systemNodes: NodeSettings;
}

export interface NodeSettings {
  readonly instanceTypes: readonly string[];
  readonly capacity: "on-demand" | "spot";
  readonly min: number;
  readonly max: number;
  readonly diskGiB: number;
}

export type IdentitySettings =
  | { readonly mode: "pod-identity" }
  /** `issuer` without a scheme: oidc.eks.<region>.amazonaws.com/id/<ID>. */
  | { readonly mode: "irsa"; readonly issuer: string; readonly createProvider: boolean };

export interface NetworkSettings {
  /** Null: the VPC is made here, from `cidrs`. */
  readonly existing: ExistingNetwork | null;
  /** The VPC's own IPv4 ranges: nodes and pods. One where the VPC is made here. */
  readonly cidrs: readonly string[];
  readonly serviceCidr: string;
  /** Availability zone names of the VPC made here, two or more; none of one that exists. */
  readonly zones: readonly string[];
  /** Of the VPC made here. */
  readonly natGateways: "per-zone" | "single";
  /** Subnets of the S3 interface endpoints. */
  readonly s3Endpoints: readonly string[];
  /** Subnets of the STS interface endpoints, which IRSA needs. */
  readonly stsEndpoints: readonly string[];
  /** Subnets of load balancers; none: no tenant may name one. */
  readonly loadBalancers: readonly string[];
  /** Subnets of the API server's interfaces. */
  readonly kubernetesApi: readonly string[];
  /** Platform namespaces that tenants may name as peers. */
  readonly reachableNamespaces: readonly string[];
  /** Platform namespaces that no tenant may name itself after; includes the reachable ones. */
  readonly platformNamespaces: readonly string[];
}

interface ExistingNetwork {
  readonly vpcId: string;
  readonly nodeSubnetIds: readonly string[];
  /** Where a new cluster puts its API server's interfaces: the subnets whose CIDRs are `kubernetesApi`. */
  readonly controlPlaneSubnetIds: readonly string[];
}

export interface BucketSettings {
  readonly name: string;
  readonly create: boolean;
  /** Days from a tenant's removal to the end of its data; null: it is kept until somebody deletes it. */
  readonly expireRemovedAfterDays: number | null;
}

export interface Adoption {
  /** Whether the namespace of the tenant's name exists. */
  readonly namespace: boolean;
  /** Name of the workloads' IAM role. */
  readonly role: string | null;
  readonly launchTemplate: string | null;
  readonly nodeGroup: string | null;
  /** Where the stack says so. */
  readonly places: Readonly<Record<"tenant" | "role" | "launchTemplate" | "nodeGroup", Place>>;
}

type Place = Pick<Problem, "file" | "line" | "column">;

/** Version of each add-on; null is off. */
interface AddonSettings {
  /** Never null where the cluster is made here, always where it exists; so is kube-proxy. */
  readonly vpcCni: string | null;
  readonly kubeProxy: string | null;
  readonly podIdentityAgent: string | null;
  readonly coredns: string | null;
  readonly metricsServer: string | null;
  readonly ebsCsi: string | null;
  /** Image tag of cluster-autoscaler. */
  readonly clusterAutoscaler: string | null;
}

interface LimitSettings {
  readonly nodeGroupsPerCluster: number;
  readonly nodesPerNodeGroup: number;
  readonly accessEntriesPerCluster: number;
  readonly podIdentityAssociationsPerCluster: number;
  readonly iamRolesPerAccount: number;
  readonly instanceProfilesPerAccount: number;
  readonly trustPolicyCharacters: number;
  readonly inlinePolicyCharacters: number;
  readonly bucketPolicyBytes: number;
  readonly accessPointsPerRegion: number;
  readonly taintsPerNodeGroup: number;
  readonly tagsPerResource: number;
}
