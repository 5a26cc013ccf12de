import assert from "node:assert/strict";
import { type Answers, answersOf, missingFlags } from "../../../cli/new/answers.ts";
import { draftTenant } from "../../../cli/new/draft.ts";
import { acme, dev, load, problems, prod } from "../../tenants/contract/directory.ts";

const nobody = { admins: [], developers: [], viewers: [] };
const owner = { team: "payments", email: "payments@acme.example" };

const drafted = (answers: Partial<Answers>, settings = dev) => {
  const whole = { tier: "regular", ...owner, environments: ["dev"], ...nobody, ...answers };
  const tier = settings.tiers[whole.tier];
  assert.ok(tier !== undefined);
  return draftTenant("acme", whole, tier);
};

describe("the file of a new tenant", () => {
  for (const tier of ["regular", "premium"]) {
    for (const isolation of [undefined, "dedicated", "pooled"] as const) {
      it(`passes as ${tier}, ${isolation ?? "the tier's isolation"}, with all that it offers taken up too`, () => {
        const text = drafted({ tier, isolation });
        assert.deepEqual(problems({ "acme.yaml": text }), []);
        const taken = text.replace(/^# (isolation|nodes|quota|network|workloads|storage):/gm, "$1:");
        assert.notEqual(taken, text);
        assert.deepEqual(problems({ "acme.yaml": taken }), []);
        assert.deepEqual(acme(taken), acme(text));
      });
    }
  }

  it("begins with the line by which editors complete it", () => {
    assert.ok(drafted({}).startsWith("# yaml-language-server: $schema=./tenant.schema.json\n"));
  });

  it("says what was answered, whatever YAML would make of it", () => {
    const role = "arn:aws:iam::111122223333:role/acme-admins";
    const answers = { team: "no", costCenter: "0x1F", admins: [role], environments: ["dev", "prod"] };
    const tenant = acme(drafted(answers));
    assert.deepEqual(tenant.owner, { ...owner, team: "no", costCenter: "0x1F" });
    assert.deepEqual(tenant.access.admins, [role]);
    assert.equal(load({ "acme.yaml": drafted(answers) }, prod).length, 1);
  });

  it("cannot be made to say anything else", () => {
    const [problem] = problems({ "acme.yaml": drafted({ team: 'x }\nstate: frozen\nfoo: { a: "' }) });
    assert.match(problem ?? "", /owner\.team: holds a line break/);
  });
});

describe("the flags of new", () => {
  const flags = { tier: "regular", ...owner, environment: ["dev"], admin: [], developer: [], viewer: [] };

  it("are complete with tier, team, email and an environment", () => {
    assert.equal(answersOf(flags)?.team, "payments");
  });

  it("are named, all that are missing", () => {
    assert.deepEqual(missingFlags({ environment: [], admin: [], developer: [], viewer: [] }), [
      "--tier",
      "--team",
      "--email",
      "--environment",
    ]);
    assert.equal(answersOf({ ...flags, environment: [] }), null);
  });
});
