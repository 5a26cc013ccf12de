import assert from "node:assert/strict";
import { Guardrails } from "../../../../components/platform/guardrails/guardrails.ts";
import type { PlannedResource } from "../../../../plan/plan.ts";
import { record } from "../../../../plan/record.ts";
import { withVersion } from "./judge.ts";

const settings = withVersion("1.36");

describe("the component", () => {
  const resources: PlannedResource[] = [];
  let ready = 0;
  before(() =>
    record(
      async () => {
        ready = new Guardrails("guardrails", settings).ready.length;
      },
      "dev",
      (recorded) => resources.push(...recorded),
    ),
  );

  it("waits for all it makes", () => {
    const children = resources.filter(({ parent }) =>
      parent?.endsWith("tenancy:index:Guardrails::guardrails"),
    );
    assert.ok(children.length > 50);
    assert.equal(ready, children.length);
  });
  it("binds each policy, to deny and to record", () => {
    const inputs = (kind: string) =>
      resources.filter(({ type }) => type.endsWith(`:${kind}`)).map(({ inputs }) => inputs);
    const bindings = inputs("ValidatingAdmissionPolicyBinding");
    assert.equal(bindings.length, inputs("ValidatingAdmissionPolicy").length);
    assert.equal(inputs("MutatingAdmissionPolicyBinding").length, inputs("MutatingAdmissionPolicy").length);
    for (const { spec } of bindings as { spec: { validationActions: string[] } }[]) {
      assert.deepEqual(spec.validationActions, ["Deny", "Audit"]);
    }
  });
});
