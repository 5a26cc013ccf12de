import type { Settings } from "../../../stacks/settings/settings.ts";

/** Settings that make everything here: a cluster with Pod Identity in a new network. */
export const settings: Settings = {
  stack: "dev",
  now: Date.parse("2026-11-23T12:00:00Z"),
  stacks: ["dev"],
  account: "111122223333",
  partition: "aws",
  region: "eu-west-1",
  protect: false,
  cluster: {
    name: "tenancy-dev",
    create: true,
    version: "1.36",
    publicAccessCidrs: ["203.0.113.0/24"],
    deletionProtection: false,
    admins: ["arn:aws:iam::111122223333:role/platform"],
    preview: "arn:aws:iam::111122223333:role/preview",
    barePods: false,
    systemNodes: { instanceTypes: ["m7i.large"], capacity: "on-demand", min: 2, max: 4, diskGiB: 40 },
  },
  identity: { mode: "pod-identity" },
  network: {
    existing: null,
    cidrs: ["10.0.0.0/16"],
    serviceCidr: "172.20.0.0/16",
    zones: ["eu-west-1a", "eu-west-1b"],
    s3Endpoints: [],
    stsEndpoints: [],
    loadBalancers: [],
    kubernetesApi: [],
    reachableNamespaces: [],
    platformNamespaces: ["kube-system"],
  },
  pool: { instanceTypes: ["m7g.large"], capacity: "spot", min: 0, max: 10, diskGiB: 60 },
  bucket: { name: "tenancy-dev-data", create: true, expireRemovedAfterDays: null },
  addons: {
    vpcCni: "v1.23.1-eksbuild.1",
    kubeProxy: "v1.36.1-eksbuild.1",
    podIdentityAgent: "v1.4.0-eksbuild.1",
    coredns: "v1.14.0-eksbuild.1",
    metricsServer: "v0.9.0-eksbuild.1",
    ebsCsi: "v1.60.0-eksbuild.1",
    clusterAutoscaler: "v1.36.0",
  },
  adopt: {},
  tiers: {},
  limits: {
    nodeGroupsPerCluster: 30,
    nodesPerNodeGroup: 450,
    accessEntriesPerCluster: 3000,
    podIdentityAssociationsPerCluster: 5000,
    iamRolesPerAccount: 1000,
    instanceProfilesPerAccount: 1000,
    trustPolicyCharacters: 2048,
    inlinePolicyCharacters: 10240,
    bucketPolicyBytes: 20480,
    accessPointsPerRegion: 10000,
    taintsPerNodeGroup: 50,
    tagsPerResource: 50,
  },
  tags: { project: "tenancy" },
  costAllocationTags: true,
};

const issuer = "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF0123456789";

/** Settings on top of a cluster and a bucket that exist, with IRSA. */
export const existing: Settings = {
  ...settings,
  protect: true,
  cluster: { ...settings.cluster, create: false },
  identity: { mode: "irsa", issuer, createProvider: true },
  network: {
    ...settings.network,
    existing: { vpcId: "vpc-1", nodeSubnetIds: ["subnet-1", "subnet-2"], controlPlaneSubnetIds: [] },
  },
  pool: null,
  bucket: { ...settings.bucket, create: false },
  addons: { ...settings.addons, podIdentityAgent: null, coredns: null, metricsServer: null },
  costAllocationTags: false,
};
