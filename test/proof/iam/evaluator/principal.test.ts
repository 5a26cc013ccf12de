import assert from "node:assert/strict";
import { evaluate } from "../../../../proof/iam/evaluator/evaluate.ts";
import type { Principal } from "../../../../proof/iam/evaluator/principal.ts";
import { policy } from "../../support/iam.ts";
import { allow, ask, role } from "./ask.ts";

const known: Principal = { kind: "identity", name: "arn:aws:iam::111122223333:role/known" };
const pods: Principal = { kind: "service", name: "pods.eks.amazonaws.com" };
describe("the evaluator of policies", () => {
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
});
