import assert from "node:assert/strict";
import type { Json } from "../../../plan/plan.ts";
import { valueChange } from "../../../plan/render/diff/words.ts";

describe("a changed value in words", () => {
  const told = (before: Json, after: Json) => valueChange({ path: "list", before, after });

  it("tells a list by what comes and goes, and an empty one as none", () => {
    assert.equal(told(["a", "b"], ["b", "c"]), "+ c, − a");
    assert.equal(told(["a", "b"], ["b", "a"]), "reordered: b, a");
    assert.equal(told(null, []), "none");
    assert.equal(told([], null), "none → not stated");
    assert.equal(told(null, ["a"]), "+ a");
  });
});
