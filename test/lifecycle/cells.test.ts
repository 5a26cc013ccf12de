import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dangersOf } from "../../plan/diff/dangers.ts";
import type { PlanDiff } from "../../plan/diff/diff.ts";
import { type Clone, cloneTree } from "../support/clone.ts";
import { inWords } from "../support/diffs.ts";
import { least } from "../support/tenants.ts";

/** A tenant in these environments. */
const acme = (environments: string) =>
  least("isolation: pooled\n").replace(/^environments: .*$/m, `environments: { ${environments} }`);

describe("a move to another cell", function () {
  this.timeout(180_000);
  let clone: Clone;
  const write = (path: string, text: string) => writeFileSync(join(clone.root, path), text);
  const read = (path: string) => readFileSync(join(clone.root, path), "utf8");
  const commit = () => {
    clone.git("add", "--all");
    clone.git("commit", "--quiet", "--allow-empty", "--message", "step");
  };

  before(() => {
    clone = cloneTree();
    const prod = read("stacks/Pulumi.prod.yaml");
    write(
      "stacks/Pulumi.prod-b.yaml",
      prod.replace("name: prod-main", "name: prod-b").replace("tenancy-prod-data", "tenancy-prod-b-data"),
    );
    write("tenants/acme.yaml", acme("prod: {}"));
    // The example's has a path to the example acme.
    write(
      "tenants/globex.yaml",
      least().replace(/^environments: .*$/m, "environments: { prod: {}, prod-b: {} }"),
    );
    commit();
  });
  after(() => clone.remove());

  /** What the working tree changes of acme in a stack, and what is refused of it. */
  function step(stack: string, file: string, removed = "[]\n") {
    write("tenants/acme.yaml", file);
    write("tenants/removed.yaml", removed);
    const { code, output, errors } = clone.run("diff", ["--base", "HEAD", "--json", "--stack", stack]);
    assert.notEqual(output, "", errors);
    const diff: PlanDiff = JSON.parse(output);
    assert.deepEqual(diff.platform, []);
    const told = diff.tenants.map(({ name, status, elsewhere }) =>
      [name, status, ...(elsewhere ?? [])].join(" "),
    );
    const dangers = dangersOf(diff).map(({ says }) => inWords(says));
    return { code, errors, told, dangers };
  }

  const both = acme("prod: {}, prod-b: {}");
  const leaving = acme("prod: { state: offboarding }, prod-b: {}");
  const moved = acme("prod-b: {}");
  const record = "- { name: acme, removed: 2026-11-23, reason: moved, environments: [prod] }\n";

  it("is refused at once, as what it is: the end of the tenant in its old cell", () => {
    const { code, errors, told } = step("prod", moved, record);
    assert.deepEqual([code, told], [1, ["acme removed prod-b"]]);
    assert.match(
      errors,
      /acme\.yaml:1:1 no longer names prod among its environments while acme is active in prod\. Restore it with environments: \{ prod: \{ state: offboarding \} \}/,
    );
  });

  it("begins in the new cell, and changes nothing in the old one", () => {
    assert.deepEqual(step("prod-b", both).told, ["acme added prod"]);
    const old = step("prod", both);
    assert.deepEqual([old.code, old.told], [0, []]);
    commit();
  });

  it("goes on with the end in the old cell, which the new one does not feel", () => {
    const old = step("prod", leaving);
    assert.deepEqual([old.code, old.told], [0, ["acme changed"]]);
    assert.deepEqual(step("prod-b", leaving).told, []);
    commit();
  });

  it("ends with the old environment, recorded: its bucket keeps the data", () => {
    const silent = step("prod", moved);
    assert.equal(silent.code, 1);
    assert.match(
      silent.errors,
      /Add - \{ name: acme, .*, environments: \[prod\] \} to tenants\/removed\.yaml/,
    );
    const old = step("prod", moved, record);
    assert.deepEqual([old.code, old.told], [0, ["acme removed prod-b"]]);
    assert.match(old.dangers.join(), /is removed with all it owns, .*; it lives on in prod-b$/);
    const fresh = step("prod-b", moved, record);
    assert.deepEqual([fresh.code, fresh.told], [0, []]);
    commit();
  });

  it("has no way back past the data that was left", () => {
    write("tenants/acme.yaml", acme("prod: {}, prod-b: {}"));
    const { code, errors } = clone.run("diff", ["--base", "HEAD", "--stack", "prod"]);
    assert.equal(code, 1);
    assert.match(
      errors,
      /acme\.yaml:3:17 environments\.prod: comes back to prod, which acme left on 2026-11-23/,
    );
  });
});
