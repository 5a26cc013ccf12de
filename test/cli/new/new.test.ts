import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { minimal, problemsIn, root, withDirectory } from "../../tenants/contract/directory.ts";

const args = (...words: string[]) => ["--import", "tsx/esm", "cli/new.ts", ...words];
const enough = ["--tier", "regular", "--team", "t", "--email", "t@acme.example", "--environment", "prod"];

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args(...words), {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm run new", function () {
  this.timeout(120_000);

  it("writes a file that passes, and shows what the tenant would own", () =>
    withDirectory({ "tenants/acme.yaml": minimal }, (folder) => {
      const directory = join(folder, "tenants");
      const { status, stdout, stderr } = run("globex", "--tenants", directory, ...enough);
      assert.equal(`${status}${stderr}`, "0");
      assert.ok(stdout.startsWith(`Wrote ${directory}/globex.yaml. In prod it would own:\n\nglobex  1`));
      assert.match(stdout, /^prod {2}cluster /m);
      assert.match(stdout, /globex {2}1\d resources\nTenant +globex\n/);
      assert.deepEqual(problemsIn(directory), []);
      assert.equal(run("globex", "--tenants", directory, ...enough).status, 2);
    }));

  it("names all that is missing where there is nobody to ask, and writes nothing", () =>
    withDirectory({ "tenants/acme.yaml": minimal }, (folder) => {
      const { status, stdout, stderr } = run(
        "globex",
        "--tenants",
        join(folder, "tenants"),
        "--tier",
        "regular",
      );
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, /needed: --team, --email, --environment\.\n$/);
      assert.ok(!existsSync(join(folder, "tenants/globex.yaml")));
    }));

  it("leaves a whole file or none when it is killed", async () => {
    const folders = [200, 900, 1500].map(async (after) => {
      const folder = withDirectory({}, (directory) => directory);
      const { mkdirSync, rmSync, writeFileSync } = await import("node:fs");
      mkdirSync(join(folder, "tenants"), { recursive: true });
      writeFileSync(join(folder, "tenants/acme.yaml"), minimal);
      const child = spawn(process.execPath, args("globex", "--tenants", join(folder, "tenants"), ...enough), {
        cwd: root,
        stdio: "ignore",
      });
      const ended = new Promise((done) => child.once("close", done));
      await Promise.race([ended, setTimeout(after)]);
      child.kill("SIGKILL");
      await ended;
      assert.deepEqual(problemsIn(join(folder, "tenants")), [], readdirSync(join(folder, "tenants")).join());
      rmSync(folder, { recursive: true });
    });
    await Promise.all(folders);
  });
});
