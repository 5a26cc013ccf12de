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
const subnets = uniqueList(cidr, 20).default([]);
const quota = (usual: number) => z.int().min(1).max(1_000_000).default(usual);

const subnetId = pattern(/^subnet-[0-9a-f]{8,17}$/, "a subnet's id", "Write it as subnet-0a1b2c3d4e5f67890");

const networkSchema = closed({
  existing: closed({
    vpcId: pattern(/^vpc-[0-9a-f]{8,17}$/, "a VPC's id", "Write it as vpc-0a1b2c3d4e5f67890"),
    nodeSubnetIds: uniqueList(subnetId, 20).min(2),
    controlPlaneSubnetIds: uniqueList(subnetId, 20).default([]),
  }).optional(),
  cidrs: uniqueList(cidr, 5).min(1),
  serviceCidr: cidr,
  zones: uniqueList(
    pattern(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an availability zone", "Write it as eu-west-1a"),
    mostZones,
  ).min(2),
  s3Endpoints: subnets,
  stsEndpoints: subnets,
  loadBalancers: subnets,
  kubernetesApi: subnets,
  reachableNamespaces: namespaces.default([]),
  platformNamespaces: namespaces.default([]),
});

/** The `eks-tenancy:` keys of a stack's configuration file; all defaults are here. */
export const stackSchema = closed({
  account: pattern(/^\d{12}$/, "an AWS account id", "Write its 12 digits, in quotes"),
  region: pattern(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region", "Write it as eu-west-1"),
  protection: closed({
    /**
     * Namespaces and IAM roles of tenants that are not offboarding; what keeps their data, the bucket and the key of
     * Secrets; and a NAT gateway in each zone, not one for all.
     */
    tenants: z.boolean().default(true),
    cluster: z.boolean().default(true),
  }).prefault({}),
  cluster: clusterSchema,
  identity: identitySchema.prefault({}),
  network: networkSchema,
  pool: nodeSettingsSchema.optional(),
  bucket: closed({
    name: pattern(
      /^(?!.*\.\.)(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|\.mrap|--x-s3)$)(?!\d+(\.\d+){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      "a bucket's name",
      "Use 3 to 63 lower-case letters, digits and hyphens",
    ),
    create: z.boolean().default(true),
    /** Data of a tenant that is gone is deleted so many days after its removal; without, never. */
    expireRemovedAfterDays: z.int().min(1).max(3650).nullable().default(null),
  }),
  addons: addonsSchema,
  /** What exists already and becomes a tenant's, for as long as it takes. */
  adopt: adoptionsSchema.default({}),
  tiers: z.record(z.string(), z.unknown()).default({}),
  limits: closed({
    nodeGroupsPerCluster: quota(30),
    nodesPerNodeGroup: quota(450),
    accessEntriesPerCluster: quota(3000),
    podIdentityAssociationsPerCluster: quota(5000),
    iamRolesPerAccount: quota(1000),
    instanceProfilesPerAccount: quota(1000),
    trustPolicyCharacters: quota(2048),
    inlinePolicyCharacters: quota(10_240),
    bucketPolicyBytes: quota(20_480),
    accessPointsPerRegion: quota(10_000),
    taintsPerNodeGroup: quota(50),
    tagsPerResource: quota(50),
  }).prefault({}),
  tags: tagsSchema.default({}),
  costAllocation: closed({
    /** Only the payer account can activate cost tags. */
    activateTags: z.boolean().default(false),
  }).prefault({}),
});

export type StackConfiguration = z.output<typeof stackSchema>;
