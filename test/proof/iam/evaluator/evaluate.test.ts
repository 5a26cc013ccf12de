import assert from "node:assert/strict";
import { evaluate, together } from "../../../../proof/iam/evaluator/evaluate.ts";
import { policy } from "../../support/iam.ts";
import { allow, ask, key, role } from "./ask.ts";

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
});
