import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defer } from "../../plan/recorder.ts";
import { root } from "../tenants/contract/directory.ts";

describe("the recorder", () => {
  it("starts without the compiler and npm", () => {
    const script = `
      await (await import("./plan/recorder.ts")).loadRecorder();
      const { cache } = (await import("node:module")).createRequire(import.meta.url);
      const files = Object.keys(cache).map((file) => file.replaceAll("\\\\", "/"));
      console.log(files.filter((file) => /node_modules\\/(typescript|@npmcli|@pulumi\\/aws)\\/.*js$/.test(file)).join());
    `;
    const args = ["--import", "tsx/esm", "--input-type=module", "-e", script];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    assert.match(stdout, /@pulumi\/aws\/index\.js/);
    const unused = stdout.split(",").filter((file) => !file.includes("@pulumi"));
    assert.deepEqual(
      unused.map((file) => file.replace(/.*node_modules\//, "").trim()),
      ["typescript/lib/typescript.js", "@npmcli/arborist/lib/index.js"],
      "the two stand-ins, and nothing that they would load",
    );
  });

  it("has a stand-in load its module at the first use, and only then", () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "deferred-")));
    try {
      const code = "exports.Thing = class { size = 3 }; exports.name = 'heavy'; globalThis.heavy = true;";
      writeFileSync(join(folder, "heavy.cjs"), code);
      const require = createRequire(join(folder, "user.cjs"));
      const isLoaded = () => Reflect.has(globalThis, "heavy");
      defer(require, "./heavy.cjs", ["Thing"]);
      const { Thing } = require("./heavy.cjs");
      assert.equal(isLoaded(), false);
      assert.equal(new Thing().size, 3);
      assert.equal(isLoaded(), true);
      assert.equal(require("./heavy.cjs").name, "heavy");
    } finally {
      Reflect.deleteProperty(globalThis, "heavy");
      rmSync(folder, { recursive: true });
    }
  });
});
