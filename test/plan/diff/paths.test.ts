import assert from "node:assert/strict";
import fc from "fast-check";
import { changedPaths, isWithin, pathsOf } from "../../../plan/diff/paths.ts";

describe("where two values differ", () => {
  it("is told in the engine's notation", () => {
    const before = { spec: { hard: { pods: "1", "requests.cpu": "2" } }, rules: [{ verbs: ["get"] }] };
    const after = { spec: { hard: { pods: "3", "requests.cpu": "4" } }, rules: [{ verbs: ["list"] }] };
    assert.deepEqual(changedPaths(before, after), [
      "rules[0].verbs[0]",
      "spec.hard.pods",
      'spec.hard["requests.cpu"]',
    ]);
  });

  it("is the whole list where its length differs", () => {
    assert.deepEqual(changedPaths({ egress: [1, 2] }, { egress: [2] }), ["egress"]);
  });

  it("is nowhere between a value and itself, and somewhere between two that differ", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => changedPaths(value as never, value as never).length === 0),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const isSame = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        return changedPaths(a as never, b as never).length > 0 === !isSame;
      }),
    );
  });

  it("finds leaves and what lies within a path", () => {
    assert.deepEqual(pathsOf({ a: ["x", { b: "x" }], c: "y" }, "x"), ["a[0]", "a[1].b"]);
    assert.ok(isWithin("launchTemplate.id", "launchTemplate"));
    assert.ok(!isWithin("launchTemplateId", "launchTemplate"));
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
