import assert from "node:assert/strict";
import { containsCidr, overlapCidr } from "cidr-tools";
import * as fc from "fast-check";
import { mostZones, planSubnets } from "../../../stacks/settings/subnets.ts";
import { formatCidr, parseCidr } from "../../../tenants/contract/values/cidr.ts";

const vpc = fc
  .tuple(fc.integer({ min: 2 ** 24, max: 2 ** 32 - 1 }), fc.integer({ min: 16, max: 20 }))
  .map(([address, prefix]) => formatCidr(address, prefix));
const zones = fc.integer({ min: 2, max: mostZones });

describe("the subnets of a network made here", () => {
  it("are what dev has", () => {
    assert.deepEqual(planSubnets("10.0.0.0/16", 2), [
      {
        nodes: "10.0.32.0/19",
        loadBalancers: "10.0.0.0/24",
        endpoints: "10.0.16.0/24",
        controlPlane: "10.0.24.0/24",
      },
      {
        nodes: "10.0.64.0/19",
        loadBalancers: "10.0.1.0/24",
        endpoints: "10.0.17.0/24",
        controlPlane: "10.0.25.0/24",
      },
    ]);
  });

  it("lie inside it, apart from each other, none smaller than AWS allows", () => {
    fc.assert(
      fc.property(vpc, zones, (cidr, count) => {
        const subnets = planSubnets(cidr, count).flatMap((zone) => Object.values(zone));
        assert.equal(subnets.length, count * 4);
        for (const [index, subnet] of subnets.entries()) {
          assert.ok(containsCidr(cidr, subnet), `${subnet} is not in ${cidr}`);
          assert.ok(parseCidr(subnet).prefix <= 28, subnet);
          for (const other of subnets.slice(0, index))
            assert.ok(!overlapCidr(subnet, other), `${subnet} and ${other}`);
        }
      }),
    );
  });

  it("stay where they are when a zone is added", () => {
    fc.assert(
      fc.property(vpc, fc.integer({ min: 2, max: mostZones - 1 }), (cidr, count) => {
        assert.deepEqual(planSubnets(cidr, count + 1).slice(0, count), planSubnets(cidr, count));
      }),
    );
  });
});
