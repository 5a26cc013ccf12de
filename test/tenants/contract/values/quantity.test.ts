import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  amountOf,
  canonical,
  parseQuantity,
  printQuantity,
  type QuantityKind,
} from "../../../../tenants/contract/values/quantity.ts";

const rows: [kind: QuantityKind, from: string | number, to: string][] = [
  ["cpu", 8, "8"],
  ["cpu", 0.5, "500m"],
  ["cpu", "1000m", "1"],
  ["cpu", "1.25", "1250m"],
  ["bytes", "1024Mi", "1Gi"],
  ["bytes", "1.5Gi", "1536Mi"],
  ["bytes", 1073741824, "1Gi"],
  ["bytes", "1G", "1G"],
  ["bytes", "1000", "1k"],
  ["bytes", "1024", "1Ki"],
  ["bytes", 0, "0"],
];

describe("a quantity", () => {
  for (const [kind, from, to] of rows) {
    it(`${JSON.stringify(from)} is ${to}`, () => assert.equal(canonical(kind, from), to));
  }

  for (const [kind, text] of [
    ["cpu", "1e3"],
    ["cpu", "-1"],
    ["cpu", "0.0001"],
    ["cpu", "1Gi"],
    ["cpu", " 1"],
    ["cpu", ""],
    ["cpu", "."],
    ["bytes", "1m"],
    ["bytes", "1.1"],
    ["bytes", "99999999Ei"],
    ["bytes", "0x10"],
    ["bytes", "1gi"],
  ] as const) {
    it(`is not ${JSON.stringify(text)} of ${kind}`, () => assert.ok("what" in parseQuantity(kind, text)));
  }

  it("keeps its amount when printed", () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 49n });
    fc.assert(
      fc.property(fc.constantFrom("cpu", "bytes"), amount, (kind, value) => {
        const printed = printQuantity(kind, value);
        assert.equal(amountOf(kind, printed), value);
        assert.equal(canonical(kind, printed), printed);
      }),
    );
  });
});
