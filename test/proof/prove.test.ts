import assert from "node:assert/strict";
import { claims, prove } from "../../proof/prove.ts";
import { renderProofJson } from "../../proof/render/json.ts";
import { renderProofMarkdown } from "../../proof/render/markdown.ts";
import { renderProof } from "../../proof/render/text.ts";
import { viewOf } from "../../proof/view.ts";
import { rewrite } from "./support/inputs.ts";
import { examplePlan, withTenants } from "./support/plans.ts";
import { named } from "./support/resources.ts";

const broken = async () =>
  rewrite(
    await examplePlan("dev"),
    named("RolePolicy", "acme_storage"),
    "policy",
    "/tenants/acme/*",
    "/tenants/*",
  );

describe("prove", function () {
  this.timeout(60_000);

  it("judges every static claim of the design, once and in its order", () => {
    assert.deepEqual(
      claims.map(({ id }) => id),
      "NS-1 NS-2 Q-1 Q-3 N-1 N-2 N-3 A-1 A-2 W-1 W-2 W-3 W-4 NET-1 NET-2 NET-3 L-1 I-1".split(" "),
    );
  });

  for (const stack of ["dev", "staging", "prod"]) {
    it(`finds that all hold for the examples in ${stack}, each with something checked`, async () => {
      const report = prove(await examplePlan(stack));
      assert.equal(report.stack, stack);
      for (const { id, holds, checked, counterexamples } of report.claims) {
        assert.ok(holds, `${id}: ${counterexamples[0]?.what}`);
        assert.ok(checked > 0, `${id} checked nothing`);
      }
    });
  }

  it("fails a claim that looked at nothing though there are tenants", async () => {
    const plan = await examplePlan("dev");
    const empty = { ...plan, resources: [] };
    const held = prove(empty).claims.filter(({ holds }) => holds);
    assert.deepEqual(
      held.map(({ id }) => id),
      ["L-1"],
      "which nothing fits",
    );
  });

  it("judges a stack without tenants, and the platform in it", async () => {
    const none = withTenants(await examplePlan("dev"), []);
    const report = prove(none);
    assert.deepEqual(
      report.claims.filter(({ holds }) => !holds).map(({ id }) => id),
      [],
    );
  });

  it("writes the contract as JSON, the same bytes each time", async () => {
    const plan = await examplePlan("dev");
    const text = renderProofJson(prove(plan));
    assert.equal(text, renderProofJson(prove(plan)));
    const { stack, claims } = JSON.parse(text);
    assert.equal(stack, "dev");
    for (const claim of claims) {
      assert.deepEqual(Object.keys(claim).slice(0, 5), [
        "id",
        "title",
        "holds",
        "checked",
        "counterexamples",
      ]);
    }
  });

  it("shows what does not hold first, and a line for each claim", async () => {
    const text = renderProof(prove(await broken()));
    assert.match(text, /^W-2 does not hold: .*\n {2}acme_workloads may s3:GetObject on s3:\/\//);
    assert.match(text, /\n✗ {2}W-2 /);
    assert.match(text, /\n✓ {2}W-1 /);
    assert.match(text, /\n1 of \d+ claims does not hold for dev\.\n$/);
  });

  it("writes Markdown in which a name is never markup", async () => {
    const plan = await broken();
    const view = viewOf(plan);
    const text = renderProofMarkdown(prove(plan), view);
    assert.match(text, /### ✗ W-2: /);
    assert.match(text, /acme\\_workloads may/);
    assert.match(text, /\| ✓ \| W-1 \|/);
    assert.match(text, /Who can reach whom/);
  });

  it("judges one changed tenant as it does all of them", async () => {
    const plan = await broken();
    const only = (judged: string) =>
      prove(plan, { scope: { judged: [judged], isPartial: false } })
        .claims.filter(({ holds }) => !holds)
        .map(({ id }) => id);
    assert.deepEqual(only("acme"), ["W-2"]);
    assert.deepEqual(only("globex"), []);
  });
});
