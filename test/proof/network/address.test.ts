import assert from "node:assert/strict";
import { covered, holdsIpv6, isPublic, overlap, range, within } from "../../../proof/network/address.ts";
import { onlyTcp } from "../../../proof/network/declared.ts";

describe("addresses", () => {
  it("are read as ranges, host bits aside", () => {
    assert.deepEqual(range("10.0.1.7/24"), range("10.0.1.0/24"));
    assert.ok(
      within(range("10.0.1.0/24"), range("10.0.0.0/16")) &&
        !within(range("10.0.0.0/16"), range("10.0.1.0/24")),
    );
    assert.ok(
      overlap(range("0.0.0.0/0"), range("169.254.169.254/32")) &&
        !overlap(range("10.0.0.0/8"), range("11.0.0.0/8")),
    );
  });

  for (const wrong of ["10.0.0.0", "10.0.0.0/33", "10.0.0.256/32", "::/0", "", "[computed]"]) {
    it(`are not judged as "${wrong}"`, () => assert.throws(() => range(wrong)));
  }

  it("are public only where no part is special", () => {
    assert.deepEqual(
      ["8.0.0.0/7", "52.0.0.0/8", "0.0.0.0/0", "172.0.0.0/8", "169.254.169.254/32"].map((cidr) =>
        isPublic(range(cidr)),
      ),
      [true, true, false, false, false],
    );
  });

  it("are covered by ranges that follow on each other, and by none with a gap", () => {
    const whole = range("10.0.0.0/24");
    assert.ok(covered(whole, [range("10.0.0.128/25"), range("10.0.0.0/25")]));
    assert.ok(!covered(whole, [range("10.0.0.0/26"), range("10.0.0.128/25")]));
  });

  it("hold an IPv6 address", () => {
    const metadata = "fd00:ec2::254";
    assert.deepEqual(
      ["::/0", "fd00::/8", "fd00:ec2::254/128", "2000::/3", "fd00:ec2::253/128"].map((cidr) =>
        holdsIpv6(cidr, metadata),
      ),
      [true, true, true, false, false],
    );
  });

  it("are open on declared ports only, one by one", () => {
    const tcp = (first: number, last = first) => ({ protocol: "TCP", first, last });
    assert.ok(onlyTcp([tcp(443)], [443, 8443]) && onlyTcp([tcp(80, 81)], [80, 81]));
    assert.ok(!onlyTcp(null, [443]) && !onlyTcp([tcp(442, 443)], [443]) && !onlyTcp([tcp(0, 65535)], [443]));
    assert.ok(
      !onlyTcp([{ ...tcp(443), protocol: "UDP" }], [443]) &&
        !onlyTcp([{ protocol: "TCP", name: "https" }], [443]),
    );
  });
});
