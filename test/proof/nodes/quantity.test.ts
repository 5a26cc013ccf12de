import assert from "node:assert/strict";
import { amount } from "../../../proof/nodes/quantity.ts";

describe("a quantity", () => {
  it("is a number whatever its suffix", () => {
    assert.deepEqual(["8", 8, "500m", "1Ki", "1.5Gi", "2k"].map(amount), [8, 8, 0.5, 1024, 1610612736, 2000]);
    assert.deepEqual(["1Ei", "1E", "2e0", "1.5E3", "5e-1"].map(amount), [2 ** 60, 1e18, 2, 1500, 0.5]);
  });

  for (const wrong of ["", "much", "-1", "1Xi", "1e", "e3", "[computed]", null, undefined]) {
    it(`is not ${JSON.stringify(wrong)}`, () => assert.throws(() => amount(wrong)));
  }
});
