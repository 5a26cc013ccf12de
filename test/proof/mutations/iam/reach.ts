import type { Plan } from "../../../../plan/plan.ts";
import { rewrite, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, urnsOf, withAnother } from "../../support/resources.ts";
import { alsoState, restate, type Statement } from "../../support/statements.ts";

const role = named("Role", "acme_workloads");
const storage = named("RolePolicy", "acme_storage");
const objects = "arn:aws:s3:::tenancy-dev-data-123456789012";
const alsoGives = (one: Statement) => (plan: Plan) =>
  alsoState(plan, storage, "policy", { Effect: "Allow", ...one });
const statement = (sid: string, edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, storage, "policy", (all) => all.map((one) => (one.Sid === sid ? edit(one) : one)));

/** Ways to let a workload reach more than its own prefix, or less. */
export const reachMutations: readonly Mutation[] = [
  {
    name: "drops the slash of the objects' prefix",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", "/tenants/acme/*", "/tenants/acme*"),
  },
  {
    name: "drops the slash of the listed prefix",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", '"tenants/acme/*"]', '"tenants/acme*"]'),
  },
  {
    name: "names another tenant's prefix",
    claim: "W-2",
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
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", "/tenants/acme/*", "/*"),
  },
  {
    name: "lists without a condition",
    claim: "W-2",
    break: statement("ListOwnPrefix", ({ Condition: _, ...one }) => one),
  },
  {
    name: "lists where a prefix is missing too",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", '"StringLike"', '"StringLikeIfExists"'),
  },
  {
    name: "lists by the empty prefix too",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", '"s3:prefix":[', '"s3:prefix":["",'),
  },
  {
    name: "gives every S3 action on the own prefix, access lists included",
    claim: "W-2",
    break: statement("OwnObjects", (one) => ({ ...one, Action: "s3:*" })),
  },
  {
    name: "gives what is not on the own prefix, by NotResource",
    claim: "W-2",
    break: statement("OwnObjects", ({ Resource, ...one }) => ({ ...one, NotResource: Resource ?? null })),
  },
  {
    name: "gives the right to change the bucket's policy",
    claim: "W-2",
    break: statement("ListOwnPrefix", (one) => ({ ...one, Action: ["s3:ListBucket", "s3:PutBucketPolicy"] })),
  },
  {
    name: "gives a right in another service",
    claim: "W-2",
    break: statement("OwnObjects", (one) => ({ ...one, Action: ["s3:GetObject", "sts:AssumeRole"] })),
  },
  {
    name: "gives the prefix that is called like the pod",
    claim: "W-2",
    break: alsoGives({
      Action: "s3:GetObject",
      Resource: `${objects}/tenants/\${aws:PrincipalTag/kubernetes-pod-name}/*`,
    }),
  },
  {
    name: "lists what is called like the pod",
    claim: "W-2",
    break: alsoGives({
      Action: "s3:ListBucket",
      Resource: objects,
      Condition: { StringLike: { "s3:prefix": `tenants/\${aws:PrincipalTag/kubernetes-pod-name}/*` } },
    }),
  },
  {
    name: "gives keys by a variable that the judge does not know",
    claim: "W-2",
    break: alsoGives({ Action: "s3:GetObject", Resource: `${objects}/\${aws:userid}*` }),
  },
  {
    name: "gives everything to calls with a tag, which the caller sends",
    claim: "W-2",
    break: alsoGives({
      Action: "*",
      Resource: "*",
      Condition: { Null: { "aws:RequestTag/purpose": "false" } },
    }),
  },
  {
    name: "gives everything to calls without TLS",
    claim: "W-2",
    break: alsoGives({
      Action: "s3:*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
  },
  {
    name: "lets a tenant write that asked to read",
    claim: "W-2",
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
    claim: "W-2",
    break: statement("OwnObjects", (one) => ({ ...one, Effect: "Deny" })),
  },
  {
    name: "attaches AWS's own policy for all of S3",
    claim: "W-2",
    break: (plan) =>
      withAnother(plan, named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy"), (one) => ({
        ...one,
        tenant: "acme",
        inputs: { ...one.inputs, policyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" },
        propertyDependencies: { role: urnsOf(plan, role) },
      })),
  },
  {
    name: "leaves a policy unknown until deployment",
    claim: "W-2",
    break: (plan) => set(plan, storage, "policy", "[computed]"),
  },
  {
    name: "gives a role rights by a resource of a type that nobody judges",
    claim: "W-2",
    also: { "N-3": "nor does anybody know whether it can be tagged" },
    break: (plan) =>
      withAnother(plan, storage, (one) => ({
        ...one,
        type: "aws:iam/policyAttachment:PolicyAttachment",
      })),
  },
];
