import assert from "node:assert/strict";
import { evaluate } from "../../../../proof/iam/evaluator/evaluate.ts";
import { policy } from "../../support/iam.ts";
import { allow, ask } from "./ask.ts";

describe("the evaluator of policies", () => {
  it("matches * and ? as AWS does, across slashes", () => {
    const on = (Resource: string) =>
      evaluate(ask(), [policy("identity", { Effect: "Allow", Action: "*", Resource })]).outcome === "allowed";
    for (const fits of [
      "*",
      "arn:aws:s3:::*",
      "arn:aws:s3:::data*",
      "arn:aws:s3:::d?ta/*/x",
      "arn:aws:s3:::data/tenants/acme*",
    ])
      assert.ok(on(fits), fits);
    for (const not of [
      "arn:aws:s3:::data",
      "arn:aws:s3:::data/*/y",
      "arn:aws:s3:::data?x",
      "arn:aws:s3:::data/tenants/acme-*",
    ])
      assert.ok(!on(not), not);
  });

  it("fills in variables, literally, and lets a missing one match nothing", () => {
    const own = policy("identity", {
      Effect: "Allow",
      Action: "*",
      Resource: `arn:aws:s3:::data/tenants/\${aws:PrincipalTag/tenant}/*`,
    });
    const as = (tag: string) =>
      evaluate(ask({ "aws:PrincipalTag/tenant": tag }), [own]).outcome === "allowed";
    assert.ok(as("acme"));
    assert.ok(!as("globex"));
    assert.ok(!as("*"), "a wildcard in a tag is no wildcard");
    assert.ok(!as(""));
    assert.equal(evaluate(ask(), [own]).outcome, "not allowed");
  });

  it("cannot tell of NotResource whose variable is missing, and takes the worst", () => {
    const but = (Effect: string) =>
      policy("identity", {
        Effect,
        Action: "*",
        NotResource: `arn:aws:s3:::data/\${aws:PrincipalTag/tenant}/*`,
      });
    const given = policy("identity", allow);
    assert.equal(evaluate(ask(), [given, but("Deny")]).outcome, "allowed");
    assert.equal(evaluate(ask(), [but("Allow")]).outcome, "allowed");
    const tagged = ask({ "aws:PrincipalTag/tenant": "acme" });
    assert.equal(evaluate(tagged, [given, but("Deny")]).outcome, "denied");
  });
});
