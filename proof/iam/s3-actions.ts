/** What an S3 data action works on, and what it does there. */
interface DataAction {
  readonly on: "objects" | "listing";
  readonly does: "reads" | "writes" | "hands over";
}

const objects = (does: DataAction["does"], names: readonly string[]): [string, DataAction][] =>
  names.map((name) => [`s3:${name}`, { on: "objects", does }]);

/**
 * Every action on S3's data, as IAM names them: to copy is to get and to put, a multipart upload is to put, and a
 * presigned URL is whatever it was signed for. To hand over is to let others in, which no tenant may even at home.
 */
export const dataActions: ReadonlyMap<string, DataAction> = new Map<string, DataAction>([
  ...["ListBucket", "ListBucketVersions", "ListBucketMultipartUploads"].map((name): [string, DataAction] => [
    `s3:${name}`,
    { on: "listing", does: "reads" },
  ]),
  ...objects("reads", [
    "GetObject",
    "GetObjectVersion",
    "GetObjectAttributes",
    "GetObjectVersionAttributes",
    "GetObjectTagging",
    "GetObjectVersionTagging",
    "GetObjectAcl",
    "GetObjectVersionAcl",
    "GetObjectRetention",
    "GetObjectLegalHold",
    "GetObjectTorrent",
    "GetObjectVersionTorrent",
    "GetObjectVersionForReplication",
    "ListMultipartUploadParts",
  ]),
  ...objects("writes", [
    "PutObject",
    "DeleteObject",
    "DeleteObjectVersion",
    "PutObjectTagging",
    "PutObjectVersionTagging",
    "DeleteObjectTagging",
    "DeleteObjectVersionTagging",
    "AbortMultipartUpload",
    "RestoreObject",
    "UpdateObjectEncryption",
  ]),
  ...objects("hands over", [
    "PutObjectAcl",
    "PutObjectVersionAcl",
    "PutObjectRetention",
    "PutObjectLegalHold",
    "BypassGovernanceRetention",
    "ReplicateObject",
    "ReplicateDelete",
    "ReplicateTags",
    "ObjectOwnerOverrideToBucketOwner",
  ]),
]);

/** Whether it is an action that whoever knows the bucket's name may well do. */
export const tellsNothing = (action: string) => action.toLowerCase() === "s3:getbucketlocation";

/** Actions on the bucket and on what else an account has; a wildcard that takes in one of these takes in too much. */
const controlActions: readonly string[] = [
  "s3:GetBucketPolicy",
  "s3:PutBucketPolicy",
  "s3:DeleteBucketPolicy",
  "s3:GetBucketAcl",
  "s3:PutBucketAcl",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketVersioning",
  "s3:PutBucketNotification",
  "s3:PutBucketLogging",
  "s3:PutBucketTagging",
  "s3:PutLifecycleConfiguration",
  "s3:PutReplicationConfiguration",
  "s3:PutEncryptionConfiguration",
  "s3:PutInventoryConfiguration",
  "s3:DeleteBucket",
  "s3:CreateBucket",
  "s3:CreateAccessPoint",
  "s3:PutAccessPointPolicy",
  "s3:DeleteAccessPoint",
  "s3:ListAllMyBuckets",
  "s3:CreateJob",
  "sts:AssumeRole",
  "iam:PassRole",
  "iam:TagRole",
  "iam:PutRolePolicy",
  "eks:CreatePodIdentityAssociation",
  "eks:CreateAccessEntry",
  "ec2:ModifyInstanceMetadataOptions",
  "secretsmanager:GetSecretValue",
  "kms:Decrypt",
];

/** Every action known by name here. Those that a tenant never has come first: a kind of actions is shown by its worst. */
export const knownActions: readonly string[] = [...controlActions, ...dataActions.keys()];
