import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { actionlint } from "./actionlint/actionlint.ts";

describe("actionlint", function () {
  // The first run builds it.
  this.timeout(300_000);
  let program = "";
  before(function () {
    const found = actionlint();
    if ("program" in found) {
      program = found.program;
      return;
    }
    // Where the workflows run it must be there; elsewhere it is worth a word.
    assert.ok(process.env.GITHUB_ACTIONS !== "true", found.missing);
    process.stdout.write(`    no actionlint: ${found.missing}\n`);
    this.skip();
  });

  const lint = (directory: string) => {
    // Without the linters of scripts, which not every machine has.
    const flags = ["-oneline", "-no-color", "-shellcheck=", "-pyflakes="];
    const { status, stdout, stderr } = spawnSync(program, flags, { cwd: directory, encoding: "utf8" });
    return { status, output: `${stdout}${stderr}` };
  };

  it("finds nothing in the workflows", () => {
    assert.deepEqual(lint("."), { status: 0, output: "" });
  });

  it("finds what is wrong in one", () => {
    const directory = mkdtempSync(join(tmpdir(), "workflows-"));
    mkdirSync(join(directory, ".git"));
    mkdirSync(join(directory, ".github/workflows"), { recursive: true });
    const job = { "runs-on": "ubuntu-24.04", needs: "b", steps: [{ run: ["echo ${{", "x.y }}"].join(" ") }] };
    const text = stringify({ on: "push", jobs: { a: job } });
    writeFileSync(join(directory, ".github/workflows/wrong.yml"), text);
    const { status, output } = lint(directory);
    assert.equal(status, 1);
    assert.match(output, /wrong\.yml:.*"b".*\[job-needs\]/);
    assert.match(output, /undefined variable "x".*\[expression\]/);
  });
});
