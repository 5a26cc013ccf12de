import assert from "node:assert/strict";
import { desiredSize } from "../../components/desired-size.ts";

describe("desiredSize", () => {
  it("leaves a number within the bounds to the autoscaler", () => {
    for (const known of [1, 3, 5]) assert.equal(desiredSize({ min: 1, max: 5 }, known), null);
  });

  it("is the nearest bound where EKS would refuse the group: thawed, raised minimum, lowered maximum", () => {
    assert.equal(desiredSize({ min: 1, max: 5 }, 0), 1);
    assert.equal(desiredSize({ min: 3, max: 5 }, 1), 3);
    assert.equal(desiredSize({ min: 1, max: 2 }, 5), 2);
  });

  it("says nothing of a group that does not exist yet", () => {
    assert.equal(desiredSize({ min: 1, max: 5 }, undefined), null);
  });
});
