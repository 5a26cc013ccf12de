import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, closeSync, existsSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type Clone, cloneTree } from "../support/clone.ts";

/** One that prints at once, one that prints piece by piece, and one with a folder to remove. */
const commands: readonly (readonly string[])[] = [
  ["show", "acme"],
  ["plan", "--json"],
  ["diff", "--base", "HEAD", "--json"],
];

describe("what is printed", function () {
  this.timeout(120_000);
  let clone: Clone;
  before(() => {
    clone = cloneTree();
    // So much differs that the base's own program runs.
    appendFileSync(join(clone.root, "stacks/tiers.yaml"), "# changed\n");
  });
  after(() => clone.remove());

  const start = ([command, ...args]: readonly string[], stdout: number | "pipe") =>
    spawn(process.execPath, ["--import", "./cli/start.mjs", `cli/${command}.ts`, ...args], {
      cwd: clone.root,
      env: { ...process.env, GITHUB_ACTIONS: "", TMPDIR: join(clone.root, ".git") },
      stdio: ["ignore", stdout, "pipe"],
    });
  const ended = async (child: ReturnType<typeof start>) => {
    const closed = new Promise((done) => child.once("close", done));
    const errors = child.stderr === null ? "" : await text(child.stderr);
    const code = await closed;
    const left = readdirSync(join(clone.root, ".git")).filter((name) => name.startsWith("eks-tenancy-"));
    return { code, errors, left };
  };

  for (const command of commands) {
    it(`by ${command[0]} may find nobody who reads on`, async () => {
      const child = start(command, "pipe");
      child.stdout?.once("data", () => child.stdout?.destroy());
      assert.deepEqual(await ended(child), { code: 0, errors: "", left: [] });
    });

    it(`by ${command[0]} is told where it finds no room`, async function () {
      if (!existsSync("/dev/full")) return this.skip();
      const full = openSync("/dev/full", "w");
      const errors =
        "error: standard output cannot be written: the disk is full (ENOSPC). Free some space.\n";
      assert.deepEqual(await ended(start(command, full)), { code: 1, errors, left: [] });
      closeSync(full);
    });
  }

  it("about a fault ends with its own exit code where nobody listens", async () => {
    const child = start(["show", "nobody"], "pipe");
    child.stderr?.destroy();
    assert.equal(await new Promise((done) => child.once("close", done)), 2);
  });
});
