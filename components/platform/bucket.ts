import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { logicalName, s3Prefix } from "../names.ts";
import { platformTags } from "../tags.ts";
import { bucketPolicy } from "./bucket-policy.ts";
import type { RemovedData } from "./removed-data.ts";

const name = logicalName("platform", "bucket");

/**
 * The bucket that tenants share, a prefix each. The guard and the block on public access are put on an existing
 * bucket too, where the guard replaces the policy it has; its versions, encryption and rules stay its owner's.
 */
export function createBucket(
  settings: Settings,
  removed: readonly RemovedData[],
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const bucket = settings.bucket.name;
  const created = settings.bucket.create ? createWithRules(settings, removed, options) : [];
  // One after the other: S3 refuses two changes of a bucket's access at the same time.
  const block = new aws.s3.BucketPublicAccessBlock(
    name,
    {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    { ...options, dependsOn: created },
  );
  const policy = JSON.stringify(bucketPolicy(settings));
  return [new aws.s3.BucketPolicy(name, { bucket, policy }, { ...options, dependsOn: [block] })];
}

function createWithRules(
  settings: Settings,
  removed: readonly RemovedData[],
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const bucket = settings.bucket.name;
  const created = new aws.s3.Bucket(
    name,
    { bucket, forceDestroy: false, tags: platformTags(settings) },
    { ...options, protect: settings.protection.bucket },
  );
  const after = { ...options, dependsOn: [created] };
  const versioning = new aws.s3.BucketVersioning(
    name,
    { bucket, versioningConfiguration: { status: "Enabled" } },
    after,
  );
  return [
    new aws.s3.BucketOwnershipControls(
      name,
      { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      after,
    ),
    new aws.s3.BucketServerSideEncryptionConfiguration(name, { bucket, rules: [encryption] }, after),
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { bucket, rules: [housekeeping, ...removed.flatMap(expiry)] },
      { ...options, dependsOn: [versioning] },
    ),
  ];
}

/** S3's own keys: with a KMS key every tenant's role would need rights on that one key. */
const encryption = {
  applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
  // A key that only the caller has would make its objects unreadable for the platform.
  blockedEncryptionTypes: ["SSE-C"],
};

/** What nobody sees any more, and everybody pays for. */
const housekeeping = {
  id: "housekeeping",
  status: "Enabled",
  filter: { prefix: "" },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  noncurrentVersionExpiration: { noncurrentDays: 90 },
  expiration: { expiredObjectDeleteMarker: true },
};

/** By date, since days would count from each object's creation, and old ones would be gone at once. */
const expiry = ({ name, expires }: RemovedData) =>
  expires === null
    ? []
    : [
        {
          // Joined by what no name contains: no tenant is called like the rule.
          id: logicalName("removed", name),
          status: "Enabled",
          filter: { prefix: s3Prefix(name) },
          expiration: { date: `${expires}T00:00:00Z` },
        },
      ];
