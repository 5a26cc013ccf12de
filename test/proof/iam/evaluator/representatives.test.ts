import assert from "node:assert/strict";
import fc from "fast-check";
import { matches, wild } from "../../../../proof/iam/evaluator/pattern.ts";
import { representatives } from "../../../../proof/iam/evaluator/representatives.ts";
import { Unjudgeable } from "../../../../proof/objects/unjudgeable.ts";

const kind = (patterns: readonly string[], text: string) =>
  patterns.map((pattern) => matches(wild(pattern), text)).join();

const text = fc.string({ unit: fc.constantFrom("a", "b", "/", "-"), maxLength: 6 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "/", "-", "*", "?"), maxLength: 6 });

describe("representatives", () => {
  it("has a text of the same kind for every text", () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 4 }), text, (patterns, any) => {
        const kinds = representatives(patterns.map(wild)).map((one) => kind(patterns, one));
        assert.ok(kinds.includes(kind(patterns, any)));
        assert.equal(new Set(kinds).size, kinds.length, "one of each kind");
      }),
      { numRuns: 500 },
    );
  });

  it("prefers texts that a person recognises", () => {
    const found = representatives(["tenants/acme*", "tenants/acme/*"].map(wild), ["tenants/acme-eu/x"]);
    assert.ok(found.includes("tenants/acme-eu/x"));
    assert.ok(!found.includes("tenants/acme"));
  });

  it("tells a prefix from what only begins like it", () => {
    const apart = (one: string) =>
      representatives([one, "tenants/acme/*"].map(wild)).some(
        (found) => matches(wild(one), found) && !found.startsWith("tenants/acme/"),
      );
    assert.ok(apart("tenants/acme*"));
    assert.ok(apart("tenants/*"));
    assert.ok(apart("tenants/acm?/*"));
    assert.ok(!apart("tenants/acme/*"));
    assert.ok(!apart("tenants/acme/reports/*"));
  });

  it("gives up on patterns that overlap in too many ways", () => {
    const many = [..."abcdefghijklmnop"].map((character) => wild(`*${character}*`));
    assert.throws(() => representatives(many), Unjudgeable);
  });
});
