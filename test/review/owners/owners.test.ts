import assert from "node:assert/strict";
import { checkOwners, writeOwners } from "../../../review/owners/codeowners.ts";
import { readOwnerships } from "../../../review/owners/teams.ts";
import { InputError } from "../../../tenants/contract/document/input-error.ts";
import { directoryOf } from "../../support/tenants.ts";

const tenant = (team: string) =>
  `tier: regular\nowner:\n  team: ${team}\n  email: t@example.com\nenvironments: {}\n`;
const file = ".github/CODEOWNERS";
const owners = (...pairs: [tenant: string, team: string][]) => ({
  ownerships: pairs.map(([tenant, team]) => ({ tenant, team })),
  organization: "acme-corp",
  directory: "tenants",
});

describe("owners", () => {
  it("are the teams of the tenant files, by tenant", () => {
    const directory = directoryOf({ globex: tenant("storefront"), acme: tenant("payments") });
    assert.deepEqual(readOwnerships(directory), [
      { tenant: "acme", team: "payments" },
      { tenant: "globex", team: "storefront" },
    ]);
  });

  for (const team of [
    '"Payments Team"',
    '"payments @mallory"',
    '"payments\\n* @mallory"',
    '"../platform"',
    '"acme-corp/payments"',
    '"-payments"',
    '"# payments"',
  ]) {
    it(`refuse ${team}, at its line`, () => {
      const directory = directoryOf({ acme: tenant(team), globex: tenant("storefront") });
      assert.throws(
        () => readOwnerships(directory),
        (error) => {
          assert.ok(error instanceof InputError);
          assert.equal(error.problems.length, 1);
          assert.match(error.message, /acme\.yaml:3:9 owner\.team: /);
          return true;
        },
      );
    });
  }

  it("suggest the slug of a team's name", () => {
    const directory = directoryOf({ acme: tenant('"Payments Team"') });
    assert.throws(() => readOwnerships(directory), /perhaps payments-team/);
  });

  it("stand at the end of CODEOWNERS, and leave what people wrote above", () => {
    const first = writeOwners("* @acme-corp/platform\n", owners(["acme", "payments"]));
    assert.match(
      first,
      /^\* @acme-corp\/platform\n\n# Tenants: .*\n\/tenants\/acme\.yaml @acme-corp\/payments\n$/,
    );
    const second = writeOwners(first, owners(["acme", "checkout"], ["globex", "storefront"]));
    assert.match(
      second,
      /^\* @acme-corp\/platform\n\n# Tenants: .*\n\/tenants\/acme\.yaml @acme-corp\/checkout\n\/t/,
    );
    assert.deepEqual(checkOwners(second, file, owners(["acme", "checkout"], ["globex", "storefront"])), []);
    assert.equal(writeOwners(second, owners(["acme", "checkout"], ["globex", "storefront"])), second);
  });

  it("are missed where the file lacks them", () => {
    const text = writeOwners("", owners(["acme", "payments"]));
    const problems = checkOwners(text, file, owners(["acme", "checkout"], ["globex", "storefront"]));
    assert.deepEqual(
      problems.map(({ line, what }) => `${line} ${what}`),
      [
        '2 "/tenants/acme.yaml @acme-corp/payments" is not what a tenant file says',
        '1 lacks "/tenants/acme.yaml @acme-corp/checkout"',
        '1 lacks "/tenants/globex.yaml @acme-corp/storefront"',
      ],
    );
    assert.match(
      checkOwners("* @acme-corp/platform\n", file, owners())[0]?.what ?? "",
      /has no line that begins/,
    );
  });

  it("are not overruled by a rule after them", () => {
    const text = `${writeOwners("", owners(["acme", "payments"]))}* @mallory\n`;
    const [problem] = checkOwners(text, file, owners(["acme", "payments"]));
    assert.equal(problem?.line, 3);
    assert.match(problem?.what ?? "", /"\* @mallory" is not what a tenant file says/);
  });

  it("stand once and in order", () => {
    const two = owners(["acme", "payments"], ["globex", "storefront"]);
    const [heading, acme, globex] = writeOwners("", two).trimEnd().split("\n");
    assert.match(checkOwners([heading, globex, acme].join("\n"), file, two)[0]?.what ?? "", /not sorted/);
    assert.equal(checkOwners([heading, acme, globex, acme].join("\n"), file, two)[0]?.line, 4);
  });
});
