import type { PlanSettings } from "../plan/plan.ts";

/**
 * The words that the claims are made of, as the design fixes them (§3 to §6). Spelt out here and never taken from
 * the code that makes a plan: a mistake shared with it would be one that the proof cannot see.
 */

/** Key of the node label and taint, of the namespace label, and of the IAM role's tag: whose it is. */
export const tenantKey = "tenant";
/** Namespace label: value of the node label that its pods run on, a tenant's name or `pool`. */
export const nodesKey = "tenant-nodes";
/** Namespace label: the tier, which decides the priority of its pods. */
export const tierKey = "tenant-tier";
/** Namespace label: `active`, `frozen` or `offboarding`. */
export const stateKey = "tenant-state";
/** Label of the platform's own objects in a tenant's namespace. */
export const markKey = "app.kubernetes.io/managed-by";
/** Label and taint of the nodes that pooled tenants share. */
export const pool = "pool";

/** Group of all tenants' people. */
export const tenantsGroup = "tenants";
/** Group of the identity that previews pull requests. */
export const previewGroup = "tenancy:preview";
export const personas = ["admins", "developers", "viewers"] as const;
export type Persona = (typeof personas)[number];
export const personaGroup = (tenant: string, persona: Persona) => `tenant:${tenant}:${persona}`;

/** A tenant's namespace is called like the tenant. */
export const namespaceOf = (tenant: string) => tenant;
/** Where the shared bucket keeps all that is tenants'. */
export const prefixRoot = "tenants/";
/** A tenant's part of the shared bucket. No name contains a slash, so that no two of these overlap. */
export const prefixOf = (tenant: string) => `${prefixRoot}${tenant}/`;
/** A tenant's name: nothing that means something in an ARN, a pattern or a path. */
export const tenantName = /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/;

/** The stack's own cluster. */
export const clusterArn = ({ partition, region, account, cluster }: PlanSettings) =>
  `arn:${partition}:eks:${region}:${account}:cluster/${cluster.name}`;

/** Where every node answers with its own credentials. */
export const instanceMetadata = { ipv4: "169.254.169.254", ipv6: "fd00:ec2::254" } as const;
/** Where pods get theirs. */
export const podIdentityAgent = { ipv4: "169.254.170.23", ipv6: "fd00:ec2::23", port: 80 } as const;
export const podIdentityService = "pods.eks.amazonaws.com";
/** With IRSA, what names a service account's role. */
export const roleAnnotation = "eks.amazonaws.com/role-arn";

/** Pulumi types of what claims look at, but for the Kubernetes kinds. */
export const types = {
  platform: "tenancy:index:Platform",
  tenant: "tenancy:index:Tenant",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  rolePolicyAttachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  rolePoliciesExclusive: "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive",
  roleAttachmentsExclusive: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
  managedPolicy: "aws:iam/policy:Policy",
  identityProvider: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  association: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
  accessEntry: "aws:eks/accessEntry:AccessEntry",
  nodeGroup: "aws:eks/nodeGroup:NodeGroup",
  launchTemplate: "aws:ec2/launchTemplate:LaunchTemplate",
  bucket: "aws:s3/bucket:Bucket",
  bucketLifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  bucketEncryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  publicAccessBlock: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  ownershipControls: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  accessPoint: "aws:s3/accessPoint:AccessPoint",
  awsProvider: "pulumi:providers:aws",
  kubernetesProvider: "pulumi:providers:kubernetes",
  cluster: "eks:index:Cluster",
  addon: "aws:eks/addon:Addon",
  accessPolicy: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
  key: "aws:kms/key:Key",
  vpc: "awsx:ec2:Vpc",
  subnet: "aws:ec2/subnet:Subnet",
  endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
} as const;
