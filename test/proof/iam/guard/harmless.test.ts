import type { Plan } from "../../../../plan/plan.ts";
import { named, urnsOf, withAnother, withTwin } from "../../support/resources.ts";
import { alsoState, type Statement } from "../../support/statements.ts";
import { letPass } from "../passing.ts";

const bucket = named("Bucket", "platform_bucket");
const policy = named("BucketPolicy", "platform_bucket");
const objects = "arn:aws:s3:::tenancy-dev-data-123456789012/*";

const states = (one: Statement) => (plan: Plan) => alsoState(plan, policy, "policy", one);
const denies = (Condition: Statement) =>
  states({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: objects, Condition });

letPass({
  "a bucket that lets a role of the platform in": states({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:role/backup" },
    Action: "s3:GetObject",
    Resource: objects,
  }),
  "a bucket that denies old versions of TLS": denies({ NumericLessThan: { "s3:TlsVersion": "1.2" } }),
  "a bucket that denies all outside the organisation": denies({
    StringNotEquals: { "aws:PrincipalOrgID": "o-1" },
  }),
  "another bucket with a policy and access lists": (plan) =>
    withAnother(withTwin(plan, bucket, { bucket: "logs", acl: "log-delivery-write" }), policy, (one) => ({
      ...one,
      inputs: { ...one.inputs, bucket: "[computed]" },
      propertyDependencies: { bucket: urnsOf(plan, bucket).map((urn) => `${urn}_another`) },
    })),
  "a notification on another bucket": (plan) =>
    withAnother(plan, named("BucketVersioning", "platform_bucket"), (one) => ({
      ...one,
      type: "aws:s3/bucketNotification:BucketNotification",
      inputs: { bucket: "logs", eventbridge: true },
    })),
  "the account's own block of public access": (plan) =>
    withAnother(plan, named("BucketPublicAccessBlock", "platform_bucket"), (one) => ({
      ...one,
      type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
      inputs: { blockPublicAcls: true },
    })),
});
