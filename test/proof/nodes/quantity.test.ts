import assert from "node:assert/strict";
import { amount } from "../../../proof/nodes/quantity.ts";

describe("a quantity", () => {
  it("is a number whatever its suffix", () => {
    assert.deepEqual(["8", 8, "500m", "1Ki", "1.5Gi", "2k"].map(amount), [8, 8, 0.5, 1024, 1610612736, 2000]);
  });

  for (const wrong of ["", "much", "-1", "1Xi", "[computed]", null, undefined]) {
    it(`is not ${JSON.stringify(wrong)}`, () => assert.throws(() => amount(wrong)));
  }
});
