import assert from "node:assert/strict";
import { mutatingPolicies, validatingPolicies } from "../../../../components/platform/guardrails/policies.ts";
import { withVersion } from "./judge.ts";

const settings = withVersion("1.36");

describe("every policy", () => {
  const policies = [...validatingPolicies(settings), ...mutatingPolicies(settings)];

  it("has a name of its own that says whose it is", () => {
    const names = policies.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.every((name) => /^tenancy-[a-z-]+$/.test(name)));
  });
  it("refuses when it cannot judge", () => {
    assert.ok(policies.every(({ spec }) => spec.failurePolicy === "Fail"));
  });
  it("names whom or what it is about, where it is bound everywhere", () => {
    const everywhere = policies.filter(({ namespaces }) => namespaces === null);
    assert.deepEqual(everywhere.map(({ name }) => name).sort(), ["tenancy-own-namespace", "tenancy-preview"]);
    assert.ok(everywhere.every(({ spec }) => spec.matchConditions?.length === 1));
  });
  it("leaves what has no namespace alone, where it is bound to namespaces", () => {
    for (const { name, namespaces, spec } of policies) {
      const rules = spec.matchConstraints.resourceRules;
      const all = rules.filter(({ resources }) => resources.includes("*/*"));
      assert.ok(namespaces === null || all.every(({ scope }) => scope === "Namespaced"), name);
    }
  });
  it("says on one line what is wrong and what to do", () => {
    for (const { spec } of validatingPolicies(settings)) {
      for (const { message } of spec.validations) assert.match(message, /^[^\n]{10,300}$/);
    }
  });
});

describe("a cluster below 1.36", () => {
  const names = (version: string) => validatingPolicies(withVersion(version)).map(({ name }) => name);

  it("injects nothing", () => {
    assert.equal(mutatingPolicies(withVersion("1.35")).length, 0);
    assert.notEqual(mutatingPolicies(withVersion("1.37")).length, 0);
  });
  it("refuses by the same policies", () => assert.deepEqual(names("1.35"), names("1.36")));
});
