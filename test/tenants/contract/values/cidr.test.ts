import assert from "node:assert/strict";
import { containsCidr, normalizeCidr } from "cidr-tools";
import * as fc from "fast-check";
import { cidrFault, formatCidr, parseCidr } from "../../../../tenants/contract/values/cidr.ts";

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const prefix = fc.integer({ min: 1, max: 32 });

describe("an IPv4 range", () => {
  it("is formed as cidr-tools forms it", () => {
    fc.assert(
      fc.property(address, prefix, (start, length) => {
        const cidr = formatCidr(start, length);
        assert.equal(cidrFault(cidr), null);
        assert.equal(normalizeCidr(cidr), cidr);
        assert.ok(containsCidr(cidr, formatCidr(start, 32)));
        assert.deepEqual(parseCidr(cidr).prefix, length);
      }),
    );
  });

  it("with host bits is refused, and the remedy is accepted", () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 1, max: 31 }), (start, length) => {
        const host = formatCidr(start, 32).replace(/32$/, String(length));
        const fault = cidrFault(host);
        if (fault === null) assert.equal(formatCidr(start, length), host);
        else assert.equal(cidrFault(fault.remedy.replace("Write ", "")), null);
      }),
    );
  });
});
