import assert from "node:assert/strict";
import { desiredSize } from "../../components/desired-size.ts";

describe("desiredSize", () => {
  it("leaves a number within the bounds to the autoscaler, and begins a replacement with it", () => {
    for (const nodes of [1, 3, 5]) {
      assert.deepEqual(desiredSize({ min: 1, max: 5 }, nodes), { nodes, isSet: false });
    }
  });

  it("is the nearest bound where EKS would refuse the group: thawed, raised minimum, lowered maximum", () => {
    const set = (min: number, max: number, known: number) => desiredSize({ min, max }, known);
    assert.deepEqual(set(1, 5, 0), { nodes: 1, isSet: true });
    assert.deepEqual(set(3, 5, 1), { nodes: 3, isSet: true });
    assert.deepEqual(set(1, 2, 5), { nodes: 2, isSet: true });
  });

  it("is the minimum of a group that does not exist yet", () => {
    assert.deepEqual(desiredSize({ min: 1, max: 5 }, undefined), { nodes: 1, isSet: false });
  });
});
