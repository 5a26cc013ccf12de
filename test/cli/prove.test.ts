import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownPlan } from "../../cli/tenant.ts";
import { readPlanFile } from "../../proof/plan-file/read.ts";
import { rewrite } from "../proof/support/inputs.ts";
import { examplePlan } from "../proof/support/plans.ts";
import { named, without } from "../proof/support/resources.ts";
import { runCommand } from "../support/run-command.ts";

const prove = (...flags: string[]) => runCommand("prove", flags);

describe("npm run prove", function () {
  this.timeout(120_000);
  const directory = mkdtempSync(join(tmpdir(), "prove-"));
  const file = (name: string, content: string) => {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  };
  after(() => rmSync(directory, { recursive: true }));

  it("proves the program's own plan", async () => {
    const { code, output, errors } = await prove("--stack", "prod", "--changed", "acme,globex");
    assert.equal(code, 0, errors + output);
    assert.match(output, /All 18 claims hold for acme, globex in prod/);
  });

  it("judges a plan from a file, and fails where a claim does", async () => {
    const plan = await examplePlan("dev");
    const good = file("good.json", JSON.stringify(plan));
    assert.equal((await prove("--plan", good, "--json")).code, 0);
    const broken = rewrite(plan, named("RolePolicy", "acme_storage"), "policy", "/tenants/acme/*", "/*");
    const { code, output } = await prove("--plan", file("broken.json", JSON.stringify(broken)), "--json");
    assert.equal(code, 1);
    const failed = JSON.parse(output).claims.filter(({ holds }: { holds: boolean }) => !holds);
    assert.deepEqual(
      failed.map(({ id }: { id: string }) => id),
      ["W-2"],
    );
  });

  it("says where a file is no plan, and what is missing of one", async () => {
    const plan = await examplePlan("dev");
    const text = JSON.stringify(plan, null, 2);
    const cases: [string, string, RegExp][] = [
      ["cut.json", text.slice(0, 5000), /cut\.json:\d+:\d+ is not JSON/],
      ["list.json", "[]", /list\.json:1:1 .*expected object/],
      [
        "type.json",
        text.replace('"account": "123456789012"', '"account": 5'),
        /type\.json:4:16 settings\.account: /,
      ],
      [
        "part.json",
        JSON.stringify(without(plan, ({ tenant }) => tenant === "globex")),
        /part\.json:1:1 holds 0 of the \d+ resources of globex/,
      ],
      ["text.json", "# Tenants\nwords\n", /text\.json:1:1 is not JSON: Unexpected token/],
      ["one.json", JSON.stringify(ownPlan(plan, "acme")), /one\.json:1:1 holds nothing of the platform's/],
    ];
    for (const [name, content, message] of cases) {
      assert.throws(() => readPlanFile(file(name, content)), { name: "InputError", message });
    }
    const { code, output, errors } = await prove("--plan", join(directory, "none.json"));
    assert.deepEqual([code, output], [1, ""]);
    assert.match(errors, /none\.json:1:1 cannot be read/);
  });

  it("refuses flags that contradict each other", async () => {
    for (const flags of [
      ["--plan", "plan.json", "--stack", "prod"],
      ["--plan", "plan.json", "--tenants", "tenants"],
      ["--json", "--markdown"],
    ]) {
      const { code, errors } = await prove(...flags);
      assert.equal(code, 2);
      assert.match(errors, /cannot be used with/);
    }
  });

  it("refuses a tenant that there is not", async () => {
    for (const [name, message] of [
      ["acmee", /^error: dev has no tenant "acmee"\. Did you mean acme\?$/m],
      ["stark-industries", /^error: dev has no tenant "stark-industries"\. Known are acme, globex, /m],
      ["hooli", /^error: dev has no tenant "hooli"\. Its file does not name dev: /m],
    ] as const) {
      const { code, errors } = await prove("--changed", name);
      assert.equal(code, 2);
      assert.match(errors, message);
    }
  });
});
