import assert from "node:assert/strict";
import type { Json, Plan, PlannedResource } from "../../../plan/plan.ts";
import { claims } from "../../../proof/iam/index.ts";
import { viewOf } from "../../../proof/view.ts";
import { change } from "../support/inputs.ts";
import { examplePlan } from "../support/plans.ts";
import { named, withAnother, without } from "../support/resources.ts";
import { restate, type Statement } from "../support/statements.ts";

const role = named("Role", "acme_workloads");
const storage = named("RolePolicy", "acme_storage");
const bucket = named("BucketPolicy", "platform_bucket");
const data = "arn:aws:s3:::tenancy-dev-data-123456789012";

const everything = { Effect: "Allow", Action: "*", Resource: "*" };

const findings = (plan: Plan) => claims.map((claim) => ({ id: claim.id, ...claim.judge(viewOf(plan)) }));

const also =
  (selector: (resource: PlannedResource) => boolean, input: string, one: Statement) => (plan: Plan) =>
    restate(plan, selector, input, (all) => [...all, one]);
const where = (operator: string, key: string, value: Json) => (plan: Plan) =>
  restate(plan, role, "assumeRolePolicy", (all) =>
    all.map((one) => {
      const Condition = Object(one.Condition);
      return { ...one, Condition: { ...Condition, [operator]: { ...Condition[operator], [key]: value } } };
    }),
  );
const trusts =
  (Principal: Statement, Condition: Statement = {}) =>
  (plan: Plan) =>
    restate(
      withAnother(plan, named("Role", "platform_network"), (one) => one),
      named("Role", "platform_network_another"),
      "assumeRolePolicy",
      () => [
        {
          Effect: "Allow",
          Principal,
          Action: ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"],
          Condition,
        },
      ],
    );

const harmless: Record<string, (plan: Plan) => Plan> = {
  "a trust that also asks for the organisation": where("StringEquals", "aws:SourceOrgID", "o-1"),
  "a trust that also asks for the cluster's name": where(
    "StringEquals",
    "aws:RequestTag/eks-cluster-name",
    "x",
  ),
  "a bucket that lets a role of the platform in": also(bucket, "policy", {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:role/backup" },
    Action: "s3:GetObject",
    Resource: `${data}/*`,
  }),
  "a bucket that denies old versions of TLS": also(bucket, "policy", {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: `${data}/*`,
    Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
  }),
  "a bucket that denies all outside the organisation": also(bucket, "policy", {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: `${data}/*`,
    Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } },
  }),
  "a role denied what comes another way than by the endpoint": also(storage, "policy", {
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { StringNotEqualsIfExists: { "aws:SourceVpce": "vpce-0" } },
  }),
  "a role that may ask where the bucket is": also(storage, "policy", {
    Effect: "Allow",
    Action: "s3:GetBucketLocation",
    Resource: data,
  }),
  "a service account without a role": (plan) =>
    withAnother(plan, named("ServiceAccount", "acme_app"), (one) => ({
      ...one,
      inputs: { ...one.inputs, metadata: { ...Object(one.inputs.metadata), name: "batch" } },
    })),
  "a role whose rights stand in itself": (plan) => {
    const policy = plan.resources.find(storage)?.inputs.policy ?? null;
    return change(without(plan, storage), role, (inputs) => ({ ...inputs, inlinePolicies: [{ policy }] }));
  },
  "a role with a permissions boundary": (plan) =>
    change(plan, role, (inputs) => ({
      ...inputs,
      permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
    })),
  "a key whose policy leaves it to the account": (plan) =>
    change(plan, named("Key", "platform_secrets"), (inputs) => ({
      ...inputs,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ ...everything, Principal: { AWS: "arn:aws:iam::123456789012:root" } }],
      }),
    })),
  "an instance profile of the platform's": (plan) =>
    withAnother(plan, named("Role", "platform_network"), (one) => ({
      ...one,
      type: "aws:iam/instanceProfile:InstanceProfile",
      inputs: { role: "bastion" },
    })),
  "another bucket with a policy and access lists": (plan) =>
    withAnother(
      withAnother(plan, named("Bucket", "platform_bucket"), (one) => ({
        ...one,
        inputs: { ...one.inputs, bucket: "logs", acl: "log-delivery-write" },
      })),
      bucket,
      (one) => ({
        ...one,
        inputs: { ...one.inputs, bucket: "[computed]" },
        propertyDependencies: {
          bucket: plan.resources
            .filter(named("Bucket", "platform_bucket"))
            .map(({ urn }) => `${urn}_another`),
        },
      }),
    ),
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
  "a role for GitHub's workflows": trusts(
    { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
  ),
  "a role for the account's engineers": trusts({ AWS: "arn:aws:iam::123456789012:root" }),
};

describe("the claims about roles and buckets let pass", () => {
  for (const [what, change] of Object.entries(harmless)) {
    it(what, async () => {
      for (const { id, checked, counterexamples } of findings(change(await examplePlan("dev")))) {
        assert.deepEqual(counterexamples, [], id);
        assert.ok(checked > 0);
      }
    });
  }

  it("a denial that they cannot judge, and say so", async () => {
    const change = harmless["a role denied what comes another way than by the endpoint"];
    assert.ok(change);
    const said = findings(change(await examplePlan("dev"))).flatMap(({ warnings = [] }) => warnings);
    assert.match(said.join(), /^acme_workloads may be refused its own tenants\/acme\/; .* aws:sourcevpce$/);
  });
});
