import type { Plan } from "../../../../plan/plan.ts";
import { rewrite, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, withAnother, without, withTwin } from "../../support/resources.ts";
import { alsoState, restate, type Statement } from "../../support/statements.ts";

const role = named("Role", "acme_workloads");
const bucket = named("BucketPolicy", "platform_bucket");
const publicAccess = named("BucketPublicAccessBlock", "platform_bucket");
const guard = (sid: string, edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, bucket, "policy", (all) => all.map((one) => (one.Sid === sid ? edit(one) : one)));
const alsoPermits = (Principal: Statement) => (plan: Plan) =>
  alsoState(plan, bucket, "policy", {
    Effect: "Allow",
    Principal,
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::tenancy-dev-data-123456789012/*",
  });
const withoutGuard = (sid: string) => (plan: Plan) =>
  restate(plan, bucket, "policy", (all) => all.filter((one) => one.Sid !== sid));

/** Ways to open the bucket from its own side. */
export const guardMutations: readonly Mutation[] = [
  { name: "drops the guard of objects", claim: "W-3", break: withoutGuard("OnlyOwnObjects") },
  { name: "drops the guard of listings", claim: "W-3", break: withoutGuard("OnlyOwnListing") },
  { name: "drops the guard of the bucket's settings", claim: "W-3", break: withoutGuard("NoBucketSettings") },
  { name: "lets calls without TLS in", claim: "W-3", break: withoutGuard("OnlyEncryptedTransport") },
  { name: "drops the guard against an empty name", claim: "W-3", break: withoutGuard("NoEmptyName") },
  {
    name: "guards what is read and forgets what is written",
    claim: "W-3",
    break: guard("OnlyOwnObjects", (one) => ({
      ...one,
      Action: ["s3:GetObject*", "s3:ListMultipartUploadParts"],
    })),
  },
  {
    name: "drops the slash of the guarded prefix",
    claim: "W-3",
    break: (plan) => rewrite(plan, bucket, "policy", "PrincipalTag/tenant}/*", "PrincipalTag/tenant}*"),
  },
  {
    name: "guards by a session tag that the stack's roles lack",
    claim: "W-3",
    stack: "prod",
    break: (plan) =>
      rewrite(
        plan,
        bucket,
        "policy",
        `tenants/\${aws:PrincipalTag/tenant}`,
        `tenants/\${aws:PrincipalTag/kubernetes-namespace}`,
      ),
  },
  {
    name: "guards in a version of the language that knows no variables",
    claim: "W-3",
    also: { "W-2": "whether a tenant may use its own prefix cannot be judged either" },
    break: (plan) => rewrite(plan, bucket, "policy", "2012-10-17", "2008-10-17"),
  },
  {
    name: "tags a role with another tenant's name",
    claim: "W-3",
    also: {
      "W-2": "the bucket then refuses it its own prefix",
      "N-3": "its costs are another's",
      "I-1": "it names another tenant, and so changes with it",
    },
    break: (plan) => set(plan, role, "tags.tenant", "globex"),
  },
  {
    name: "leaves a role without its tag",
    claim: "W-3",
    also: { "N-3": "its costs are nobody's" },
    break: (plan) => set(plan, role, "tags.tenant", null),
  },
  {
    name: "guards untagged roles too, and shuts the platform out",
    claim: "W-3",
    break: guard("OnlyOwnObjects", ({ Condition: _, ...one }) => one),
  },
  {
    name: "guards only against an organisation that the judge does not know",
    claim: "W-3",
    break: guard("OnlyOwnObjects", (one) => ({
      ...one,
      Condition: { ...Object(one.Condition), StringNotEquals: { "aws:PrincipalOrgID": "o-1" } },
    })),
  },
  {
    name: "lets a partner's account in",
    claim: "W-3",
    break: alsoPermits({ AWS: "arn:aws:iam::555555555555:root" }),
  },
  {
    name: "lets one role of a partner's account in",
    claim: "W-3",
    break: alsoPermits({ AWS: "arn:aws:iam::555555555555:role/partner" }),
  },
  {
    name: "lets one of AWS's services in, whoever it works for",
    claim: "W-3",
    break: alsoPermits({ Service: "cloudfront.amazonaws.com" }),
  },
  {
    name: "lets web identities in",
    claim: "W-3",
    break: alsoPermits({ Federated: "cognito-identity.amazonaws.com" }),
  },
  { name: "has no bucket policy", claim: "W-3", break: (plan) => without(plan, bucket) },
  {
    name: "lets the bucket be public",
    claim: "W-3",
    break: (plan) => set(plan, publicAccess, "restrictPublicBuckets", false),
  },
  {
    name: "gives a bucket an access list of its own",
    claim: "W-3",
    break: (plan) => set(plan, named("Bucket", "platform_bucket"), "acl", "public-read"),
  },
  {
    name: "shares the bucket by a way that nobody judges",
    claim: "W-3",
    break: (plan) =>
      withAnother(plan, named("BucketVersioning", "platform_bucket"), (one) => ({
        ...one,
        type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
      })),
  },
  {
    name: "lets access lists decide beside policies",
    claim: "W-3",
    break: (plan) => without(plan, named("BucketOwnershipControls", "platform_bucket")),
  },
  {
    name: "blocks public access, and lets it in again",
    claim: "W-3",
    break: (plan) => withTwin(plan, publicAccess, { blockPublicPolicy: false }),
  },
  {
    name: "has a second policy for a bucket that only the deployment knows",
    claim: "W-3",
    break: (plan) => withTwin(plan, bucket, { bucket: "[computed]" }),
  },
];
