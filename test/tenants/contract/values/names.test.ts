import assert from "node:assert/strict";
import * as fc from "fast-check";
import { logicalName, personaGroup, s3Prefix } from "../../../../components/names.ts";
import { personas } from "../../../../tenants/contract/tenant.ts";
import { dnsLabel, nameFault, tenantName } from "../../../../tenants/contract/values/names.ts";

/** Names that meet easily: few letters, hyphens, one a prefix or suffix of the other. */
const letters = (least: number) =>
  fc.string({ unit: fc.constantFrom("a", "b", "-", "1"), minLength: least, maxLength: 6 });
const tenant = letters(3).filter((name) => tenantName.test(name));
const account = letters(1).filter((name) => dnsLabel.test(name));

describe("names", () => {
  for (const name of ["acme", "acme-eu", "a1b", "tenant-0001", "kubernetes", "a".repeat(32)]) {
    it(`may be ${name}`, () => assert.equal(nameFault(name, ["ingress"]), null));
  }

  for (const name of [
    "ac",
    "a".repeat(33),
    "Acme",
    "1acme",
    "acme-",
    "ac_me",
    "ac.me",
    "acmé",
    "kube-acme",
    "default",
    "system",
    "pool",
    "shared",
    "tenant",
    "ingress",
    "*",
    "..",
    "",
  ]) {
    it(`may not be ${JSON.stringify(name)}`, () => assert.ok(nameFault(name, ["ingress"])));
  }

  it("are the same on file systems that fold case or take letters apart, as macOS does", () => {
    const anything = fc.oneof(
      tenant,
      fc.string({ unit: "grapheme", minLength: 3, maxLength: 8 }),
      fc.constantFrom("Acme", "zoë", "ﬁrst", "KELVIN", "\u212Aelvin", "ıstanbul"),
    );
    fc.assert(
      fc.property(anything, (name) => {
        const onDisk = [name.toLowerCase(), name.toUpperCase(), name.normalize("NFD"), name.normalize("NFC")];
        const accepted = [name, ...onDisk].filter((form) => nameFault(form, []) === null);
        // Whatever a disk makes of a name, one of its forms at most is a tenant's.
        assert.ok(new Set(accepted).size <= 1, accepted.join());
        if (nameFault(name, []) === null) assert.equal(name.normalize("NFD"), name.toLowerCase());
      }),
    );
  });

  it("of two tenants never make one logical name, whatever their service accounts are called", () => {
    fc.assert(
      fc.property(tenant, account, tenant, account, (a, x, b, y) => {
        fc.pre(a !== b || x !== y);
        assert.notEqual(logicalName(a, x, "identity"), logicalName(b, y, "identity"));
      }),
    );
  });

  it("of two tenants never make one group, and no prefix holds another", () => {
    fc.assert(
      fc.property(
        tenant,
        tenant,
        fc.constantFrom(...personas),
        fc.constantFrom(...personas),
        (a, b, p, q) => {
          fc.pre(a !== b);
          assert.notEqual(personaGroup(a, p), personaGroup(b, q));
          assert.ok(!s3Prefix(a).startsWith(s3Prefix(b)));
        },
      ),
    );
  });
});
