import assert from "node:assert/strict";
import { doubts } from "../../../proof/iam/evaluator/doubts.ts";
import { evaluate, together } from "../../../proof/iam/evaluator/evaluate.ts";
import type { Principal } from "../../../proof/iam/evaluator/principal.ts";
import { Unjudgeable } from "../../../proof/objects/unjudgeable.ts";
import { policy } from "../support/iam.ts";

const role: Principal = { kind: "identity", name: "arn:aws:iam::111122223333:role/*acme_workloads*" };
const known: Principal = { kind: "identity", name: "arn:aws:iam::111122223333:role/known" };
const pods: Principal = { kind: "service", name: "pods.eks.amazonaws.com" };
const key = "arn:aws:s3:::data/tenants/acme/x";
const absent = { "s3:prefix": [], "aws:PrincipalTag/": [], "aws:RequestTag/a": [] };
const ask = (
  context: Record<string, string | string[]> = {},
  principal: Principal = role,
  resource = key,
) => ({
  principal,
  action: "s3:GetObject",
  resource,
  context: new Map(
    Object.entries({ ...absent, ...context }).map(([name, value]) => [name.toLowerCase(), [value].flat()]),
  ),
});
const all = { Action: "*", Resource: "*" };
const allow = { Effect: "Allow", ...all };
const when = (Condition: object, context: Record<string, string | string[]> = {}) =>
  evaluate(ask(context), [policy("identity", { ...allow, Condition })]).outcome === "allowed";
const isDoubtful = (Condition: object, context: Record<string, string | string[]>) =>
  evaluate(ask(context), [policy("identity", { ...allow, Condition })]).doubtful?.length === 1;

describe("the evaluator of policies", () => {
  it("allows what is allowed, and nothing else", () => {
    const reads = policy("identity", { Effect: "Allow", Action: "S3:getobject", Resource: key });
    assert.equal(evaluate(ask(), [reads]).outcome, "allowed");
    assert.equal(evaluate({ ...ask(), action: "s3:PutObject" }, [reads]).outcome, "not allowed");
    assert.equal(evaluate(ask({}, role, `${key}y`), [reads]).outcome, "not allowed");
    assert.equal(evaluate(ask({}, role, key.toUpperCase()), [reads]).outcome, "not allowed");
    assert.equal(evaluate(ask(), []).outcome, "not allowed");
  });

  it("lets a denial win, wherever it stands", () => {
    const deny = policy("resource", { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" });
    const given = policy("identity", allow);
    assert.equal(evaluate(ask(), [given, deny]).outcome, "denied");
    assert.equal(evaluate(ask(), [deny, given]).outcome, "denied");
    assert.equal(together([evaluate(ask(), [given]), evaluate(ask(), [deny])]).outcome, "denied");
  });

  it("reads NotAction and NotResource as all but that", () => {
    const others = (statement: object) =>
      evaluate(ask(), [policy("identity", { Effect: "Allow", ...statement })]).outcome === "allowed";
    assert.ok(others({ NotAction: "s3:Put*", Resource: "*" }));
    assert.ok(!others({ NotAction: "s3:Get*", Resource: "*" }));
    assert.ok(others({ Action: "*", NotResource: "arn:aws:s3:::data/tenants/acme-eu/*" }));
    assert.ok(!others({ Action: "*", NotResource: "arn:aws:s3:::data/tenants/acme/*" }));
  });

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

  it("knows whom a statement speaks of", () => {
    const speaks = (Principal: unknown, sender: Principal) =>
      evaluate(ask({}, sender), [policy("resource", { ...allow, Principal })]).outcome === "allowed";
    assert.ok(speaks("*", role) && speaks({ AWS: "*" }, pods));
    assert.ok(
      speaks({ AWS: "111122223333" }, role) && speaks({ AWS: "arn:aws:iam::111122223333:root" }, role),
    );
    assert.ok(!speaks({ AWS: "444455556666" }, role));
    assert.ok(speaks({ Service: ["ec2.amazonaws.com", "pods.eks.amazonaws.com"] }, pods));
    assert.ok(!speaks({ Service: "ec2.amazonaws.com" }, pods));
    assert.ok(speaks({ AWS: "arn:aws:iam::111122223333:role/known" }, known));
    assert.ok(!speaks({ AWS: "arn:aws:iam::111122223333:role/other" }, known));
    assert.ok(!speaks({ AWS: "arn:aws:iam::111122223333:role/some" }, role));
    assert.ok(speaks({ AWS: "arn:aws:iam::111122223333:role/acme_workloads-0a1b2c3" }, role), "it may be");
    assert.ok(!speaks({ AWS: "arn:aws:iam::444455556666:role/acme_workloads-0a1b2c3" }, role));
  });

  const variable = (name: string) => ({ Resource: `arn:aws:s3:::data/tenants/\${${name}}/*` });
  for (const [what, statement] of Object.entries({
    "an operator": { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
    "a condition key": { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } },
    "a tag that the caller sends": { Condition: { Null: { "aws:RequestTag/b": "false" } } },
    "a variable": variable("aws:userid"),
    "a form of variables": variable("aws:PrincipalTag/a, 'b'"),
    "a variable in a condition": {
      Condition: { StringNotLike: { "s3:prefix": `tenants/\${aws:userid}/*` } },
    },
  })) {
    it(`takes a permission by ${what} that it does not know, and no denial`, () => {
      const asked = ask({ "s3:prefix": "tenants/acme/" });
      const permission = evaluate(asked, [policy("identity", { ...allow, ...statement })]);
      assert.equal(permission.outcome, "allowed");
      assert.match(doubts(permission, asked), /^; statement #1 counts as permitting, .* cannot tell ./);
      const deny = policy("identity", { ...allow, ...statement, Effect: "Deny" });
      const denial = evaluate(asked, [policy("identity", allow), deny]);
      assert.equal(denial.outcome, "allowed");
      assert.match(doubts(denial, asked), /^; statement #1 counts as denying nothing, .* cannot tell ./);
    });
  }

  for (const [what, statement] of Object.entries({
    "an element": { ...allow, NotPrincipal: "*" },
    "a wildcard before the last part of an ARN": { ...allow, Resource: "arn:aws:s3:*:111122223333:x/*" },
  })) {
    it(`does not pass over a permission with ${what} that it does not know, but over a denial`, () => {
      assert.throws(() => policy("identity", statement), Unjudgeable);
      const deny = policy("identity", { ...statement, Effect: "Deny" });
      assert.equal(evaluate(ask(), [policy("identity", allow), deny]).outcome, "allowed");
    });
  }

  it("lets one condition that fails settle the matter, whatever the others are", () => {
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1", "s3:prefix": "x" } };
    assert.equal(evaluate(ask(), [policy("identity", { ...allow, Condition })]).outcome, "not allowed");
  });
});
