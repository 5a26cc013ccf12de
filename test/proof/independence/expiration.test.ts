import assert from "node:assert/strict";
import type { Json, Plan } from "../../../plan/plan.ts";
import { claims } from "../../../proof/independence/index.ts";
import { viewOf } from "../../../proof/view.ts";
import { least, planOf } from "../../support/tenants.ts";
import { append } from "../support/inputs.ts";
import { named } from "../support/resources.ts";

const faults = (plan: Plan) =>
  claims.flatMap(({ judge }) => judge(viewOf(plan)).counterexamples.map(({ what }) => what));

describe("a bucket's rules", () => {
  let plan: Plan;
  before(async () => {
    plan = await planOf({ acme: least("isolation: pooled"), "acme-eu": least("isolation: pooled") });
  });
  const withRule = (rule: { readonly [key: string]: Json }) =>
    append(plan, named("BucketLifecycleConfiguration", "platform_bucket"), "rules", {
      id: "x",
      status: "Enabled",
      ...rule,
    });
  const expiration = { date: "2027-02-21T00:00:00Z" };

  it("may delete what is left of a tenant that is gone, however alike its name is", () => {
    for (const prefix of ["tenants/acm/", "tenants/acme-e/", "tenants/acme-eu-1/", "logs/"]) {
      assert.deepEqual(faults(withRule({ filter: { prefix }, expiration })), [], prefix);
    }
    assert.match(
      faults(withRule({ filter: { prefix: "tenants/acme/" }, expiration })).join(),
      /deletes data of acme, which is a tenant/,
    );
  });

  it("may end old versions, uploads and markers of all, and do nothing", () => {
    const filter = { prefix: "" };
    for (const rule of [
      { filter, noncurrentVersionExpiration: { noncurrentDays: 1 } },
      { filter, abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } },
      { filter, expiration: { expiredObjectDeleteMarker: true } },
      { filter, expiration, status: "Disabled" },
    ])
      assert.deepEqual(faults(withRule(rule)), []);
  });

  it("fail where what they are for cannot be known", () => {
    assert.match(
      faults(withRule({ filter: { prefix: "tenants/[computed]/" }, expiration })).join(),
      /cannot be judged: "tenants\/\[computed\]\/" stands where a text should/,
    );
    assert.match(faults(withRule({ filter: "[computed]", expiration })).join(), /cannot be judged/);
    assert.match(faults(withRule({ expiration })).join(), /every tenant whose prefix begins with ""/);
  });
});
