import assert from "node:assert/strict";
import { desiredSize } from "../../stacks/desired-size.ts";
import { inputsOf, least } from "../support/tenants.ts";

const tenant = (min: number, max: number) => {
  const nodes = `isolation: dedicated\nnodes: { min: ${min}, max: ${max} }\n`;
  const [found] = inputsOf({ acme: least(nodes) }).tenants;
  assert.ok(found);
  return found;
};

describe("desiredSize", () => {
  it("leaves a number within the bounds to the autoscaler", () => {
    for (const known of [1, 3, 5]) assert.equal(desiredSize(tenant(1, 5), known), null);
  });
  it("is the nearest bound where EKS would refuse the group: thawed, raised minimum, lowered maximum", () => {
    assert.equal(desiredSize(tenant(1, 5), 0), 1);
    assert.equal(desiredSize(tenant(3, 5), 1), 3);
    assert.equal(desiredSize(tenant(1, 2), 5), 2);
  });
  it("says nothing of a group that does not exist yet, or that there is none of", () => {
    assert.equal(desiredSize(tenant(1, 5), undefined), null);
    const [pooled] = inputsOf({ acme: least("isolation: pooled\n") }).tenants;
    assert.ok(pooled);
    assert.equal(desiredSize(pooled, 3), null);
  });
});
