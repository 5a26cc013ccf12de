import assert from "node:assert/strict";
import fc from "fast-check";
import type { Plan } from "../../../plan/plan.ts";
import { claims } from "../../../proof/iam/index.ts";
import { viewOf } from "../../../proof/view.ts";
import { rewrite } from "../support/inputs.ts";
import { examplePlan, withCopies } from "../support/plans.ts";
import { named } from "../support/resources.ts";

/** By claim, what speaks against it. */
const against = (plan: Plan, judged?: readonly string[]) => {
  const view = viewOf(plan, judged && { judged, isPartial: false });
  return claims.flatMap((claim) =>
    claim.judge(view).counterexamples.map(({ what }) => `${claim.id}: ${what}`),
  );
};
const checked = (plan: Plan, id: string) =>
  claims.find((claim) => claim.id === id)?.judge(viewOf(plan)).checked ?? 0;

// Of few letters, so that many begin alike.
const name = fc.stringMatching(/^[ab][ab-]{1,4}[ab]$/);

describe("the claims about roles and buckets", function () {
  this.timeout(60_000);

  for (const stack of ["dev", "prod"]) {
    it(`hold for tenants whose names begin alike in ${stack}`, async () => {
      const plan = await examplePlan(stack);
      fc.assert(
        fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 6 }), (names) => {
          assert.deepEqual(against(withCopies(plan, "acme", names.toSorted())), []);
        }),
        { numRuns: 20 },
      );
    });
  }

  it("see the slash missing from one of them, whatever the others are called", async () => {
    const plan = await examplePlan("dev");
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 6 }), (names) => {
        const [first = ""] = names;
        const policy = named("RolePolicy", `${first}_storage`);
        const broken = rewrite(
          withCopies(plan, "acme", names),
          policy,
          "policy",
          `tenants/${first}/*`,
          `tenants/${first}*`,
        );
        const found = against(broken);
        assert.ok(found.length > 0);
        for (const what of found) assert.match(what, new RegExp(`^W-2: ${first}_workloads may`));
      }),
      { numRuns: 20 },
    );
  });

  it("name the neighbour that could be reached, the statement and what it allows", async () => {
    const plan = withCopies(await examplePlan("dev"), "acme", ["acme", "acme-eu"]);
    const broken = rewrite(
      plan,
      named("RolePolicy", "acme_storage"),
      "policy",
      "/tenants/acme/*",
      "/tenants/acme*",
    );
    const [what] = against(broken);
    assert.match(
      what ?? "",
      /acme_workloads may s3:GetObject on s3:\/\/[^ ]+\/tenants\/acme-eu\/x, because statement OwnObjects/,
    );
  });

  it("count every action for every ordered pair, and their own", async () => {
    const names = ["aa", "ab", "ac", "ad"].map((one) => `${one}a`);
    const plan = withCopies(await examplePlan("dev"), "acme", names);
    const one = withCopies(plan, "aaa", ["aaa"]);
    assert.equal(checked(plan, "W-2"), 16 * checked(one, "W-2"));
  });

  it("judge changed tenants against all others, and leave the others alone", async () => {
    const plan = await examplePlan("dev");
    const broken = rewrite(
      plan,
      named("RolePolicy", "acme_storage"),
      "policy",
      "/tenants/acme/*",
      "/tenants/*",
    );
    assert.notDeepEqual(against(broken, ["acme"]), []);
    assert.deepEqual(against(broken, ["globex"]), []);
  });
});
