import type { Settings } from "../../stacks/settings/settings.ts";
import { s3Prefix, tenantKey } from "../names.ts";

/**
 * The shared bucket's own guard. It grants nothing. A role with the tag `tenant` is kept to the prefix of that
 * name, however wide its own policies are; a role without the tag, the platform's, is left alone. The bucket's ARN is
 * also what a call through an access point is judged by here. One policy, of the same size for any number of tenants.
 */
export function bucketPolicy({ partition, bucket }: Settings) {
  const arn = `arn:${partition}:s3:::${bucket.name}`;
  const ownPrefix = s3Prefix(`\${${tenantTag}}`);
  return {
    Version: "2012-10-17",
    Statement: [
      {
        ...denial("OnlyEncryptedTransport", "s3:*"),
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        ...denial("OnlyOwnObjects", "s3:*"),
        NotResource: [arn, `${arn}/${ownPrefix}*`],
        Condition: isTenant,
      },
      {
        ...denial("OnlyOwnListing", listings),
        Resource: arn,
        // A listing without a prefix has no such key, and a negated operator holds then: it is denied.
        Condition: { ...isTenant, StringNotLike: { "s3:prefix": `${ownPrefix}*` } },
      },
      {
        Sid: "NoBucketSettings",
        Effect: "Deny",
        Principal: "*",
        NotAction: [...listings, "s3:GetBucketLocation"],
        Resource: arn,
        Condition: isTenant,
      },
      {
        // `tenants//` would be the common prefix of all roles whose tag was left empty.
        ...denial("NoEmptyName", "s3:*"),
        Resource: [arn, `${arn}/*`],
        Condition: { StringEquals: { [tenantTag]: "" } },
      },
    ],
  };
}

const tenantTag = `aws:PrincipalTag/${tenantKey}`;
const isTenant = { Null: { [tenantTag]: "false" } };
const listings = ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"];

const denial = (Sid: string, Action: string | string[]) => ({ Sid, Effect: "Deny", Principal: "*", Action });
