import { tenantType } from "../../plan/plan.ts";

/** Types that take something along which no later `up` brings back, with what that is. */
export const guarded: Readonly<Record<string, string>> = {
  [tenantType]: "the tenant leaves this stack",
  "kubernetes:core/v1:Namespace": "every object in it goes too, volume claims and their disks included",
  "aws:eks/nodeGroup:NodeGroup": "its nodes go: pods are evicted, and local data is lost",
  "aws:iam/role:Role": "its identity goes: whoever trusts it by ARN does no more",
  "aws:s3/accessPoint:AccessPoint": "its address goes: clients that use it fail",
  "aws:s3/bucket:Bucket": "tenants' data",
  "aws:kms/key:Key": "what it encrypts cannot be read again",
  "aws:eks/cluster:Cluster": "every tenant's objects",
  "eks:index:Cluster": "every tenant's objects",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider":
    "workloads that prove themselves by it lose their roles",
  "aws:ec2/vpc:Vpc": "the cluster's network",
  "awsx:ec2:Vpc": "the cluster's network",
  "aws:ec2/subnet:Subnet": "the nodes in it",
};

/** What the engine may do to a resource that leaves it there; whatever else there is counts as its end. */
export const harmless: ReadonlySet<string> = new Set([
  "same",
  "create",
  "update",
  "read",
  "refresh",
  "import",
  "diff",
  "extend-parameterize",
]);
