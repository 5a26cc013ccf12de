import type { Plan } from "../../../../plan/plan.ts";
import { judgeMutations } from "../../support/judge.ts";
import {
  change,
  named,
  restate,
  rewrite,
  type Statement,
  withAnother,
  without,
} from "../../support/mutation.ts";
import { smallPlan } from "../../support/plans.ts";

const role = named("Role", "acme_workloads");
const bucket = named("BucketPolicy", "platform_bucket");
const guard = (sid: string, edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, bucket, "policy", (all) => all.map((one) => (one.Sid === sid ? edit(one) : one)));
const withoutGuard = (sid: string) => (plan: Plan) =>
  restate(plan, bucket, "policy", (all) => all.filter((one) => one.Sid !== sid));

judgeMutations(
  "W-3",
  [
    { name: "drops the guard of objects", break: withoutGuard("OnlyOwnObjects") },
    { name: "drops the guard of listings", break: withoutGuard("OnlyOwnListing") },
    { name: "drops the guard of the bucket's settings", break: withoutGuard("NoBucketSettings") },
    { name: "lets calls without TLS in", break: withoutGuard("OnlyEncryptedTransport") },
    { name: "drops the guard against an empty name", break: withoutGuard("NoEmptyName") },
    {
      name: "guards what is read and forgets what is written",
      break: guard("OnlyOwnObjects", (one) => ({
        ...one,
        Action: ["s3:GetObject*", "s3:ListMultipartUploadParts"],
      })),
    },
    {
      name: "drops the slash of the guarded prefix",
      break: (plan) => rewrite(plan, bucket, "policy", "PrincipalTag/tenant}/*", "PrincipalTag/tenant}*"),
    },
    {
      name: "guards by a session tag that the stack's roles lack",
      stack: "prod",
      also: { "W-2": "the guard then refuses each tenant its own prefix too, for want of the tag" },
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
      also: { "W-2": "whether a tenant may use its own prefix cannot be judged either" },
      break: (plan) => rewrite(plan, bucket, "policy", "2012-10-17", "2008-10-17"),
    },
    {
      name: "tags a role with another tenant's name",
      also: {
        "W-2": "the bucket then refuses it its own prefix",
        "N-3": "its costs are another's",
        "I-1": "it names another tenant, and so changes with it",
      },
      break: (plan) =>
        change(plan, role, (inputs) => ({ ...inputs, tags: { ...Object(inputs.tags), tenant: "globex" } })),
    },
    {
      name: "leaves a role without its tag",
      also: { "N-3": "its costs are nobody's" },
      break: (plan) =>
        change(plan, role, (inputs) => {
          const { tenant: _, ...tags } = Object(inputs.tags);
          return { ...inputs, tags };
        }),
    },
    {
      name: "guards untagged roles too, and shuts the platform out",
      break: guard("OnlyOwnObjects", ({ Condition: _, ...one }) => one),
    },
    { name: "has no bucket policy", break: (plan) => without(plan, bucket) },
    {
      name: "lets the bucket be public",
      break: (plan) =>
        change(plan, named("BucketPublicAccessBlock", "platform_bucket"), (inputs) => ({
          ...inputs,
          restrictPublicBuckets: false,
        })),
    },
    {
      name: "gives a bucket an access list of its own",
      break: (plan) =>
        change(plan, named("Bucket", "platform_bucket"), (inputs) => ({ ...inputs, acl: "public-read" })),
    },
    {
      name: "shares the bucket by a way that nobody judges",
      break: (plan) =>
        withAnother(plan, named("BucketVersioning", "platform_bucket"), (one) => ({
          ...one,
          type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
        })),
    },
    {
      name: "lets access lists decide beside policies",
      break: (plan) => without(plan, named("BucketOwnershipControls", "platform_bucket")),
    },
  ],
  smallPlan,
);
