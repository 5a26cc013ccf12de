import assert from "node:assert/strict";
import type { Plan } from "../../../../plan/plan.ts";
import { set } from "../../support/inputs.ts";
import { examplePlan } from "../../support/plans.ts";
import { named, without } from "../../support/resources.ts";
import { alsoState } from "../../support/statements.ts";
import { findings, letPass } from "../passing.ts";

const role = named("Role", "acme_workloads");
const storage = named("RolePolicy", "acme_storage");

const deniedBeyondEndpoint = (plan: Plan) =>
  alsoState(plan, storage, "policy", {
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { StringNotEqualsIfExists: { "aws:SourceVpce": "vpce-0" } },
  });

letPass({
  "a role denied what comes another way than by the endpoint": deniedBeyondEndpoint,
  "a role that may ask where the bucket is": (plan) =>
    alsoState(plan, storage, "policy", {
      Effect: "Allow",
      Action: "s3:GetBucketLocation",
      Resource: "arn:aws:s3:::tenancy-dev-data-123456789012",
    }),
  "a role whose rights stand in itself": (plan) => {
    const policy = plan.resources.find(storage)?.inputs.policy ?? null;
    return set(without(plan, storage), role, "inlinePolicies", [{ policy }]);
  },
  "a role with a permissions boundary": (plan) =>
    set(plan, role, "permissionsBoundary", "arn:aws:iam::123456789012:policy/boundary"),
  "a key whose policy leaves it to the account": (plan) => {
    const Principal = { AWS: "arn:aws:iam::123456789012:root" };
    const Statement = [{ Effect: "Allow", Action: "*", Resource: "*", Principal }];
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    return set(plan, named("Key", "platform_secrets"), "policy", policy);
  },
});

describe("the claims about roles and buckets let pass", () => {
  it("a denial that they cannot judge, and say so", async () => {
    const plan = deniedBeyondEndpoint(await examplePlan("dev"));
    const said = findings(plan).flatMap(({ warnings = [] }) => warnings);
    assert.match(said.join(), /^acme_workloads may be refused its own tenants\/acme\/; .* aws:sourcevpce$/);
  });
});
