import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { least } from "../support/tenants.ts";
import { root } from "../tenants/contract/directory.ts";

const names = ["acme", "acme-eu", "globex", "zeta"];

/** A directory with a name that people choose, its files written in this order. */
function tenantsIn(folder: string, name: string, order: readonly string[]): string {
  const directory = join(folder, name);
  mkdirSync(directory);
  for (const tenant of order) writeFileSync(join(directory, `${tenant}.yaml`), least());
  return directory;
}

const start = (directory: string, env: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, ["--import", "tsx/esm", "cli/plan.ts", "--json", "--tenants", directory], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: "/nonexistent", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });

async function planned(directory: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = start(directory, env);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  assert.equal(errors, "");
  return output;
}

describe("a plan", function () {
  this.timeout(180_000);
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "surroundings-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("is the same whatever the directory's name, the files' order, locale and time zone, also two at once", async () => {
    const [one, other] = await Promise.all([
      planned(tenantsIn(folder, "tenants", names)),
      planned(tenantsIn(folder, "Mieter für Zoë 租户", names.toReversed()), {
        TZ: "Pacific/Kiritimati",
        LANG: "tr_TR.UTF-8",
        LC_ALL: "tr_TR.UTF-8",
      }),
    ]);
    assert.ok(one.length > 1000);
    assert.equal(one, other);
  });

  it("ends at once at Ctrl-C", async () => {
    const child = start(tenantsIn(folder, "interrupted", names));
    const ended = new Promise<NodeJS.Signals | null>((done) =>
      child.once("close", (_code, signal) => done(signal)),
    );
    await setTimeout(500);
    child.kill("SIGINT");
    assert.equal(await Promise.race([ended, setTimeout(10_000, "still there")]), "SIGINT");
  });
});
