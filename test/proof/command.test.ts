import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPlanFile } from "../../proof/plan-file/read.ts";
import { named, rewrite, without } from "./support/mutation.ts";
import { examplePlan } from "./support/plans.ts";

/** The command as a person runs it. */
function prove(...flags: string[]) {
  const { AWS_PROFILE: _, ...env } = process.env;
  const options = { encoding: "utf8", env: { ...env, NO_COLOR: "1" }, maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(
    "node",
    ["--import", "tsx/esm", "cli/prove.ts", ...flags],
    options,
  );
  return { status, stdout, stderr };
}

describe("npm run prove", function () {
  this.timeout(120_000);
  const directory = mkdtempSync(join(tmpdir(), "prove-"));
  const file = (name: string, content: string) => {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  };
  after(() => rmSync(directory, { recursive: true }));

  it("proves the program's own plan", () => {
    const { status, stdout, stderr } = prove("--stack", "prod", "--changed", "acme,globex");
    assert.equal(status, 0, stderr + stdout);
    assert.match(stdout, /All 18 claims hold for acme, globex in prod/);
  });

  it("judges a plan from a file, and fails where a claim does", async () => {
    const plan = await examplePlan("dev");
    const good = file("good.json", JSON.stringify(plan));
    assert.equal(prove("--plan", good, "--json").status, 0);
    const broken = rewrite(plan, named("RolePolicy", "acme_storage"), "policy", "/tenants/acme/*", "/*");
    const { status, stdout } = prove("--plan", file("broken.json", JSON.stringify(broken)), "--json");
    assert.equal(status, 1);
    const failed = JSON.parse(stdout).claims.filter(({ holds }: { holds: boolean }) => !holds);
    assert.deepEqual(
      failed.map(({ id }: { id: string }) => id),
      ["W-2"],
    );
  });

  it("says where a file is no plan, and what is missing of one", async () => {
    const plan = await examplePlan("dev");
    const text = JSON.stringify(plan, null, 2);
    const cases: [string, string, RegExp][] = [
      ["cut.json", text.slice(0, 5000), /cut\.json:\d+:\d+ is no JSON/],
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
    ];
    for (const [name, content, message] of cases) {
      assert.throws(() => readPlanFile(file(name, content)), { name: "InputError", message });
    }
    const { status, stdout, stderr } = prove("--plan", join(directory, "none.json"));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /none\.json:1:1 cannot be read/);
  });

  it("refuses flags that contradict each other", () => {
    for (const flags of [
      ["--plan", "plan.json", "--stack", "prod"],
      ["--plan", "plan.json", "--tenants", "tenants"],
      ["--json", "--markdown"],
    ]) {
      const { status, stderr } = prove(...flags);
      assert.equal(status, 2);
      assert.match(stderr, /cannot be used with/);
    }
  });

  it("refuses a tenant that there is not", () => {
    for (const [name, message] of [
      ["acmee", /^error: dev has no tenant "acmee"\. Did you mean acme\.$/m],
      ["stark-industries", /^error: dev has no tenant "stark-industries"\. Known are acme, globex, /m],
      ["hooli", /^error: dev has no tenant "hooli"\. Its file does not name dev: /m],
    ] as const) {
      const { status, stderr } = prove("--changed", name);
      assert.equal(status, 2);
      assert.match(stderr, message);
    }
  });
});
