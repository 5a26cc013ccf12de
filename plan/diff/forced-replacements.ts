/** An input that cannot be changed in place: whoever changes it gets a new resource and loses the old one. */
export interface ForcedReplacement {
  readonly inputs: readonly string[];
  /** Where that is said. */
  readonly source: string;
}

/** Marked ForceNew or RequiresReplace there. */
const aws = (path: string) => `hashicorp/terraform-provider-aws internal/service/${path}.go`;
const kubernetes = "pulumi/pulumi-kubernetes provider/pkg/provider/diff.go";
const objectIdentity = ["apiVersion", "kind", "metadata.name", "metadata.namespace"] as const;

const objectWith = (...inputs: readonly string[]): ForcedReplacement => ({
  inputs: [...objectIdentity, ...inputs],
  source: kubernetes,
});

/** Every type that the program registers and that has such an input beside its Kubernetes identity. */
export const replacements: Readonly<Record<string, ForcedReplacement>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": {
    inputs: ["name", "namePrefix"],
    source: aws("ec2/ec2_launch_template"),
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    inputs: ["description", "name", "namePrefix", "vpcId"],
    source: aws("ec2/vpc_security_group"),
  },
  "aws:ec2/subnet:Subnet": {
    inputs: ["availabilityZone", "availabilityZoneId", "cidrBlock", "outpostArn", "vpcId"],
    source: aws("ec2/vpc_subnet"),
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    inputs: ["serviceName", "vpcEndpointType", "vpcId"],
    source: aws("ec2/vpc_endpoint"),
  },
  "aws:eks/accessEntry:AccessEntry": {
    inputs: ["clusterName", "principalArn", "type"],
    source: aws("eks/access_entry"),
  },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    inputs: ["accessScope", "clusterName", "policyArn", "principalArn"],
    source: aws("eks/access_policy_association"),
  },
  "aws:eks/addon:Addon": { inputs: ["addonName", "clusterName"], source: aws("eks/addon") },
  "aws:eks/nodeGroup:NodeGroup": {
    inputs: [
      "amiType",
      "capacityType",
      "clusterName",
      "diskSize",
      "instanceTypes",
      "launchTemplate.id",
      "launchTemplate.name",
      "nodeGroupName",
      "nodeGroupNamePrefix",
      "nodeRoleArn",
      "remoteAccess",
      "subnetIds",
    ],
    source: aws("eks/node_group"),
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    inputs: ["clusterName", "namespace", "serviceAccount"],
    source: aws("eks/pod_identity_association"),
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    inputs: ["url"],
    source: aws("iam/openid_connect_provider"),
  },
  "aws:iam/role:Role": { inputs: ["name", "namePrefix", "path"], source: aws("iam/role") },
  "aws:iam/rolePolicy:RolePolicy": { inputs: ["name", "namePrefix", "role"], source: aws("iam/role_policy") },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    inputs: ["policyArn", "role"],
    source: aws("iam/role_policy_attachment"),
  },
  "aws:kms/key:Key": {
    inputs: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion"],
    source: aws("kms/key"),
  },
  "aws:s3/accessPoint:AccessPoint": {
    inputs: [
      "accountId",
      "bucket",
      "bucketAccountId",
      "name",
      "publicAccessBlockConfiguration",
      "vpcConfiguration",
    ],
    source: aws("s3control/access_point"),
  },
  "aws:s3/bucket:Bucket": {
    inputs: ["bucket", "bucketPrefix", "objectLockEnabled"],
    source: aws("s3/bucket"),
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    inputs: ["bucket"],
    source: aws("s3/bucket_lifecycle_configuration"),
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
    inputs: ["bucket"],
    source: aws("s3/bucket_ownership_controls"),
  },
  "aws:s3/bucketPolicy:BucketPolicy": { inputs: ["bucket"], source: aws("s3/bucket_policy") },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    inputs: ["bucket"],
    source: aws("s3/bucket_public_access_block"),
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    inputs: ["bucket", "expectedBucketOwner"],
    source: aws("s3/bucket_server_side_encryption_configuration"),
  },
  "aws:s3/bucketVersioning:BucketVersioning": {
    inputs: ["bucket", "expectedBucketOwner"],
    source: aws("s3/bucket_versioning"),
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    inputs: ["securityGroupId"],
    source: aws("ec2/vpc_security_group_ingress_rule"),
  },
  // What these inputs of the components become; their own children are known at deployment only.
  "awsx:ec2:Vpc": { inputs: ["cidrBlock"], source: aws("ec2/vpc_") },
  "eks:index:Cluster": {
    inputs: [
      "bootstrapSelfManagedAddons",
      "encryptionConfigKeyArn",
      "kubernetesServiceIpAddressRange",
      "name",
    ],
    source: aws("eks/cluster"),
  },
  "kubernetes:apps/v1:Deployment": objectWith("spec.selector"),
  "kubernetes:core/v1:ResourceQuota": objectWith("spec.scopes"),
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding": objectWith("roleRef"),
  "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": objectWith("roleRef"),
  "kubernetes:storage.k8s.io/v1:StorageClass": objectWith("parameters", "provisioner"),
  "pulumi:providers:aws": {
    inputs: [],
    source: "pulumi/pulumi-terraform-bridge pkg/tfbridge/provider.go, DiffConfig",
  },
  // A kubeconfig alone does not replace the provider where the cluster is identified.
  "pulumi:providers:kubernetes": {
    inputs: ["clusterIdentifier"],
    source: "pulumi/pulumi-kubernetes provider/pkg/provider/provider.go, DiffConfig",
  },
};

/** What replaces any other Kubernetes object. */
export const anyObject: ForcedReplacement = { inputs: objectIdentity, source: kubernetes };
