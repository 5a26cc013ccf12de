import type { Plan } from "../../../../plan/plan.ts";
import { judgeMutations } from "../../support/judge.ts";
import { change, named, restate, rewrite, type Statement, withAnother } from "../../support/mutation.ts";
import { smallPlan } from "../../support/plans.ts";

const role = named("Role", "acme_workloads");
const storage = named("RolePolicy", "acme_storage");
const bucket = named("BucketPolicy", "platform_bucket");
const statement = (sid: string, edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, storage, "policy", (all) => all.map((one) => (one.Sid === sid ? edit(one) : one)));

judgeMutations(
  "W-2",
  [
    {
      name: "drops the slash of the objects' prefix",
      break: (plan) => rewrite(plan, storage, "policy", "/tenants/acme/*", "/tenants/acme*"),
    },
    {
      name: "drops the slash of the listed prefix",
      break: (plan) => rewrite(plan, storage, "policy", '"tenants/acme/*"]', '"tenants/acme*"]'),
    },
    {
      name: "names another tenant's prefix",
      also: { "I-1": "it names another tenant, and so changes with it" },
      break: (plan) =>
        rewrite(
          plan,
          storage,
          "policy",
          '/tenants/acme/*"]',
          '/tenants/acme/*","arn:aws:s3:::tenancy-dev-data-123456789012/tenants/globex/*"]',
        ),
    },
    {
      name: "gives all objects of the bucket",
      break: (plan) => rewrite(plan, storage, "policy", "/tenants/acme/*", "/*"),
    },
    {
      name: "lists without a condition",
      break: statement("ListOwnPrefix", ({ Condition: _, ...one }) => one),
    },
    {
      name: "lists where a prefix is missing too",
      break: (plan) => rewrite(plan, storage, "policy", '"StringLike"', '"StringLikeIfExists"'),
    },
    {
      name: "lists by the empty prefix too",
      break: (plan) => rewrite(plan, storage, "policy", '"s3:prefix":[', '"s3:prefix":["",'),
    },
    {
      name: "gives every S3 action on the own prefix, access lists included",
      break: statement("OwnObjects", (one) => ({ ...one, Action: "s3:*" })),
    },
    {
      name: "gives what is not on the own prefix, by NotResource",
      break: statement("OwnObjects", ({ Resource, ...one }) => ({ ...one, NotResource: Resource ?? null })),
    },
    {
      name: "gives the right to change the bucket's policy",
      break: statement("ListOwnPrefix", (one) => ({
        ...one,
        Action: ["s3:ListBucket", "s3:PutBucketPolicy"],
      })),
    },
    {
      name: "gives a right in another service",
      break: statement("OwnObjects", (one) => ({ ...one, Action: ["s3:GetObject", "sts:AssumeRole"] })),
    },
    {
      name: "lets a tenant write that asked to read",
      break: (plan) =>
        rewrite(
          plan,
          named("RolePolicy", "globex_storage"),
          "policy",
          '"s3:GetObject"',
          '"s3:GetObject","s3:PutObject"',
        ),
    },
    {
      name: "refuses a tenant its own objects",
      break: statement("OwnObjects", (one) => ({ ...one, Effect: "Deny" })),
    },
    {
      name: "lets the bucket's policy give everybody all objects",
      also: { "W-3": "the bucket lets other accounts in" },
      break: (plan) =>
        restate(plan, bucket, "policy", (all) => [
          ...all,
          {
            Sid: "Open",
            Effect: "Allow",
            Principal: "*",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::tenancy-dev-data-123456789012/*",
          },
        ]),
    },
    {
      name: "lets an access point give others what it is for",
      break: (plan) =>
        restate(plan, named("AccessPoint", "initech_accesspoint"), "policy", (all) => [
          ...all,
          {
            Sid: "Open",
            Effect: "Allow",
            Principal: { AWS: "123456789012" },
            Action: "s3:*",
            Resource: String(Object(all[0]?.Resource)[1]),
          },
        ]),
    },
    {
      name: "attaches AWS's own policy for all of S3",
      break: (plan) =>
        withAnother(
          plan,
          named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy"),
          (one) => ({
            ...one,
            tenant: "acme",
            inputs: { ...one.inputs, policyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" },
            propertyDependencies: { role: plan.resources.filter(role).map(({ urn }) => urn) },
          }),
        ),
    },
    {
      name: "leaves a policy unknown until deployment",
      break: (plan) => change(plan, storage, (inputs) => ({ ...inputs, policy: "[computed]" })),
    },
    {
      name: "gives a role rights by a resource of a type that nobody judges",
      also: { "N-3": "nor does anybody know whether it can be tagged" },
      break: (plan) =>
        withAnother(plan, storage, (one) => ({
          ...one,
          type: "aws:iam/policyAttachment:PolicyAttachment",
        })),
    },
  ],
  smallPlan,
);
