import * as z from "zod";
import { closed, pattern, uniqueList } from "../../tenants/contract/document/words.ts";
import { tagsSchema } from "../../tenants/contract/schema/tags.ts";
import { dnsLabel } from "../../tenants/contract/values/names.ts";
import { adoptionsSchema } from "./adoption-schema.ts";
import { addonsSchema, cidr, clusterSchema, identitySchema, nodeSettingsSchema } from "./cluster-schema.ts";
import { mostZones } from "./subnets.ts";

const namespaces = uniqueList(
  pattern(dnsLabel, "a namespace's name", "Use lower-case letters, digits and hyphens"),
  100,
);
const subnets = (whose: string) =>
  uniqueList(cidr, 20).default([]).describe(`CIDRs of the subnets of ${whose}.`);
const quota = (usual: number, what: string) =>
  z.int().min(1).max(1_000_000).default(usual).describe(`Most ${what} that AWS allows.`);

const subnetId = pattern(/^subnet-[0-9a-f]{8,17}$/, "a subnet's id", "Write it as subnet-0a1b2c3d4e5f67890");

const networkSchema = closed({
  existing: closed({
    vpcId: pattern(/^vpc-[0-9a-f]{8,17}$/, "a VPC's id", "Write it as vpc-0a1b2c3d4e5f67890").describe(
      "The VPC's id.",
    ),
    nodeSubnetIds: uniqueList(subnetId, 20).min(2).describe("Private subnets of the nodes."),
    controlPlaneSubnetIds: uniqueList(subnetId, 20)
      .default([])
      .describe("Subnets of a new cluster's API server: those whose CIDRs are in kubernetesApi."),
  })
    .optional()
    .describe("A VPC that is there; without, one is made."),
  cidrs: uniqueList(cidr, 5)
    .min(1)
    .describe("The VPC's IPv4 ranges, for nodes and pods; one where the VPC is made here."),
  serviceCidr: cidr.describe("The range of Services' addresses."),
  zones: uniqueList(
    pattern(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an availability zone", "Write it as eu-west-1a"),
    mostZones,
  )
    .min(2)
    .optional()
    .describe("Availability zones of a VPC that is made here, two or more."),
  natGateways: z
    .enum(["per-zone", "single"])
    .default("per-zone")
    .describe("Ways out of a VPC that is made here; a single one is cheap, and lost with its zone."),
  s3Endpoints: subnets("S3's interface endpoints"),
  stsEndpoints: subnets("STS's interface endpoints, which irsa needs"),
  loadBalancers: subnets("load balancers; without, no tenant may open itself to one"),
  kubernetesApi: subnets("the API server's interfaces"),
  reachableNamespaces: namespaces.default([]).describe("Platform namespaces that tenants may name as peers."),
  platformNamespaces: namespaces
    .default([])
    .describe("More platform namespaces, after which no tenant may be named."),
});

/** The `eks-tenancy:` keys of a stack's configuration file; all defaults are here. */
export const stackSchema = closed({
  account: pattern(/^\d{12}$/, "an AWS account id", "Write its 12 digits, in quotes").describe(
    "The AWS account's id.",
  ),
  region: pattern(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region", "Write it as eu-west-1").describe(
    "The AWS region.",
  ),
  protection: closed({
    tenants: z
      .boolean()
      .default(true)
      .describe("Protects namespaces and IAM roles of tenants until they are offboarding."),
    bucket: z.boolean().default(true).describe("Protects a bucket that is made here."),
    cluster: z
      .boolean()
      .default(true)
      .describe("Protects a cluster that is made here, and the key of its Secrets."),
  })
    .prefault({})
    .describe("What cannot be deleted by mistake."),
  cluster: clusterSchema.describe("The EKS cluster."),
  identity: identitySchema.prefault({}).describe("How workloads get AWS credentials."),
  network: networkSchema.describe("The VPC and what in it tenants may reach."),
  pool: nodeSettingsSchema
    .optional()
    .describe("The nodes that pooled tenants share; without, none may be pooled."),
  bucket: closed({
    name: pattern(
      /^(?!.*\.\.)(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|\.mrap|--x-s3)$)(?!\d+(\.\d+){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      "a bucket's name",
      "Use 3 to 63 lower-case letters, digits and hyphens",
    ).describe("The bucket's name."),
    create: z.boolean().default(true).describe("False: it exists. Its policy is replaced all the same."),
    expireRemovedAfterDays: z
      .int()
      .min(1)
      .max(3650)
      .nullable()
      .default(null)
      .describe("Days from a tenant's removal until its data is deleted; without, it is kept."),
  }).describe("The bucket that tenants share, each with a prefix."),
  addons: addonsSchema.describe('Version of each add-on; "off" where it is not to be installed.'),
  adopt: adoptionsSchema
    .default({})
    .describe("What exists already and becomes a tenant's, by tenant, for as long as that takes."),
  tiers: z
    .record(z.string(), z.unknown())
    .default({})
    .describe("Overrides of and additions to stacks/tiers.yaml, for this stack."),
  limits: closed({
    nodeGroupsPerCluster: quota(30, "node groups of a cluster"),
    nodesPerNodeGroup: quota(450, "nodes of a group"),
    accessEntriesPerCluster: quota(3000, "access entries of a cluster"),
    podIdentityAssociationsPerCluster: quota(5000, "Pod Identity associations of a cluster"),
    iamRolesPerAccount: quota(1000, "IAM roles of the account"),
    instanceProfilesPerAccount: quota(1000, "instance profiles of the account"),
    trustPolicyCharacters: quota(2048, "characters of a trust policy"),
    inlinePolicyCharacters: quota(10_240, "characters of a role's inline policies"),
    bucketPolicyBytes: quota(20_480, "bytes of a bucket policy"),
    accessPointsPerRegion: quota(10_000, "S3 access points of the region"),
    taintsPerNodeGroup: quota(50, "taints of a node group"),
    tagsPerResource: quota(50, "tags of a resource"),
  })
    .prefault({})
    .describe("AWS's quotas in this account, by which prove judges."),
  tags: tagsSchema.default({}).describe("Tags of everything that the stack makes."),
  costAllocation: closed({
    activateTags: z
      .boolean()
      .default(false)
      .describe("Activates the tags that costs are told by, which only the payer account can."),
  })
    .prefault({})
    .describe("The cost tags in the bill."),
});

export type StackConfiguration = z.output<typeof stackSchema>;
