import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type Clone, cloneTree } from "../support/clone.ts";
import { least } from "../support/tenants.ts";
import { root } from "../tenants/contract/directory.ts";

const names = ["acme", "acme-eu", "globex", "zeta"];

/** A directory with a name that people choose, its files written in this order and each older than the one before. */
function tenantsIn(folder: string, name: string, order: readonly string[]): string {
  const directory = join(folder, name);
  mkdirSync(directory);
  for (const [index, tenant] of order.entries()) {
    const file = join(directory, `${tenant}.yaml`);
    writeFileSync(file, least());
    utimesSync(file, 1e9 - index, 1e9 - index);
  }
  return directory;
}

interface Place {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The checkout whose program runs. */
  readonly checkout?: string;
  readonly umask?: string;
}

function start(directory: string, { env = {}, cwd = root, checkout = root, umask = "022" }: Place = {}) {
  const program = [
    "--import",
    pathToFileURL(join(checkout, "cli/start.mjs")).href,
    join(checkout, "cli/plan.ts"),
  ];
  const ours = [process.execPath, ...program, "--json", "--tenants", directory];
  return spawn("sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...ours], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function planned(directory: string, place?: Place): Promise<string> {
  const child = start(directory, place);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  assert.equal(errors, "");
  return output;
}

describe("a plan", function () {
  this.timeout(180_000);
  let folder = "";
  let clone: Clone;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "surroundings-"));
    clone = cloneTree("Zoë's Mandanten 租户 #1 100%25 ");
  });
  after(() => {
    rmSync(folder, { recursive: true });
    clone.remove();
  });

  it("is the same whatever the names of directories, order and age of the files, locale, time zone, home, umask and working directory, also two at once", async () => {
    const [one, other] = await Promise.all([
      planned(tenantsIn(folder, "tenants", names)),
      planned(tenantsIn(folder, "Mieter für Zoë 租户", names.toReversed()), {
        env: {
          TZ: "Pacific/Kiritimati",
          LANG: "tr_TR.UTF-8",
          LC_ALL: "tr_TR.UTF-8",
          HOME: "/nonexistent",
        },
        cwd: "/",
        checkout: clone.root,
        umask: "077",
      }),
    ]);
    assert.ok(one.length > 1000);
    assert.equal(one, other);
  });

  it("is compared with the one of a commit in a checkout of any name", () => {
    appendFileSync(join(clone.root, "stacks/tiers.yaml"), "# the base's own program runs\n");
    const { code, output, errors } = clone.run("diff", ["--base", "HEAD", "--json"]);
    assert.deepEqual([code, errors], [0, ""]);
    assert.deepEqual(JSON.parse(output).tenants, []);
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
