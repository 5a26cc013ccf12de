import assert from "node:assert/strict";
import { evaluate } from "../../../../proof/iam/evaluator/evaluate.ts";
import { policy } from "../../support/iam.ts";
import { allow, ask } from "./ask.ts";

const when = (Condition: object, context: Record<string, string | string[]> = {}) =>
  evaluate(ask(context), [policy("identity", { ...allow, Condition })]).outcome === "allowed";
const isDoubtful = (Condition: object, context: Record<string, string | string[]>) =>
  evaluate(ask(context), [policy("identity", { ...allow, Condition })]).doubtful?.length === 1;

describe("the evaluator of policies", () => {
  it("knows these operators", () => {
    const prefix = { "s3:prefix": "tenants/acme/" };
    assert.ok(when({ StringEquals: { "S3:Prefix": "tenants/acme/" } }, prefix), "keys in any case");
    assert.ok(!when({ StringEquals: { "s3:prefix": "tenants/*" } }, prefix));
    assert.ok(when({ StringLike: { "s3:prefix": ["x", "tenants/*"] } }, prefix), "any of the values");
    assert.ok(!when({ StringLike: { "s3:prefix": "tenants/*" } }), "what is absent is like nothing");
    assert.ok(when({ StringLikeIfExists: { "s3:prefix": "tenants/*" } }));
    assert.ok(when({ StringNotEquals: { "s3:prefix": "other" } }), "what is absent is not equal");
    assert.ok(
      !when({ StringNotLike: { "s3:prefix": ["other", "tenants/*"] } }, prefix),
      "none of the values",
    );
    assert.ok(when({ StringEqualsIgnoreCase: { "s3:prefix": "TENANTS/acme/" } }, prefix));
    assert.ok(when({ Bool: { "aws:SecureTransport": true } }, { "aws:SecureTransport": "true" }));
    assert.ok(!when({ Bool: { "aws:SecureTransport": "false" } }, { "aws:SecureTransport": "true" }));
    assert.ok(when({ Null: { "s3:prefix": "true" } }));
    assert.ok(!when({ Null: { "s3:prefix": "true" } }, prefix));
    const source = { "aws:SourceArn": "arn:aws:eks:eu-west-1:111122223333:cluster/main" };
    assert.ok(
      when({ ArnEquals: { "aws:SourceArn": "arn:aws:eks:eu-west-1:111122223333:cluster/*" } }, source),
    );
    assert.ok(
      !when({ ArnLike: { "aws:SourceArn": "arn:aws:eks:eu-west-1:111122223333:cluster/ma" } }, source),
    );
  });

  it("takes sets of values as their operators say", () => {
    const tags = { "aws:RequestTag/a": ["x", "y"] };
    assert.ok(when({ "ForAnyValue:StringEquals": { "aws:RequestTag/a": "x" } }, tags));
    assert.ok(!when({ "ForAllValues:StringEquals": { "aws:RequestTag/a": "x" } }, tags));
    assert.ok(when({ "ForAllValues:StringEquals": { "aws:RequestTag/a": ["x", "y"] } }, tags));
    assert.ok(when({ "ForAllValues:StringEquals": { "aws:RequestTag/a": "x" } }), "none is all");
    assert.ok(!when({ "ForAnyValue:StringEquals": { "aws:RequestTag/a": "x" } }));
    assert.ok(isDoubtful({ StringEquals: { "aws:RequestTag/a": "x" } }, tags));
  });

  it("lets one condition that fails settle the matter, whatever the others are", () => {
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1", "s3:prefix": "x" } };
    assert.equal(evaluate(ask(), [policy("identity", { ...allow, Condition })]).outcome, "not allowed");
  });
});
