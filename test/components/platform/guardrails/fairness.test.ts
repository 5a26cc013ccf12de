import assert from "node:assert/strict";
import { flowSchemas, priorityLevels } from "../../../../components/platform/guardrails/fairness.ts";
import { withVersion } from "./judge.ts";

const settings = withVersion("1.36");

describe("API fairness", () => {
  const [platform, tenants] = flowSchemas(settings).map(({ spec }) => spec);
  const groups = (schema: typeof tenants) =>
    schema?.rules.flatMap(({ subjects }) => subjects.map(({ group }) => group.name));

  it("serves the platform's service accounts first", () => {
    assert.ok(platform && tenants && platform.matchingPrecedence < tenants.matchingPrecedence);
    assert.deepEqual(
      groups(platform),
      ["ingress", "kube-system", "monitoring"].map((name) => `system:serviceaccounts:${name}`),
    );
  });
  it("holds people and service accounts of tenants to one level", () => {
    assert.deepEqual(groups(tenants), ["tenants", "system:serviceaccounts"]);
    assert.equal(tenants?.priorityLevelConfiguration.name, priorityLevels()[0]?.metadata.name);
    assert.equal(tenants?.distinguisherMethod.type, "ByUser");
  });
  it("comes before the API server's own rule for service accounts", () => {
    assert.ok(tenants && tenants.matchingPrecedence < 9000);
  });
});
