import assert from "node:assert/strict";
import { doubts } from "../../../../proof/iam/evaluator/doubts.ts";
import { evaluate } from "../../../../proof/iam/evaluator/evaluate.ts";
import { Unjudgeable } from "../../../../proof/objects/unjudgeable.ts";
import { policy } from "../../support/iam.ts";
import { allow, ask } from "./ask.ts";

describe("the evaluator of policies", () => {
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
});
