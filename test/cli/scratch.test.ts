import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { withScratch } from "../../cli/scratch.ts";

describe("a folder for a while", () => {
  let parent = "";
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "scratch-"));
  });
  afterEach(() => rmSync(parent, { recursive: true }));
  const within = <Result>(use: (folder: string) => Result | Promise<Result>) =>
    withScratch({ parent, prefix: "base-" }, use);

  it("is there as long as it is used, and gone however that ends", async () => {
    assert.equal(await within((folder) => existsSync(folder)), true);
    await assert.rejects(() => within(() => Promise.reject(new Error("no"))), /^Error: no$/);
    assert.deepEqual(readdirSync(parent), []);
  });

  it("leaves no listener behind", async () => {
    const count = () => ["exit", "SIGINT"].map((event) => process.listenerCount(event));
    const before = count();
    await within(() => assert.notDeepEqual(count(), before));
    assert.deepEqual(count(), before);
  });

  it("sweeps away those whose process has ended, and no others", async () => {
    const host = hostname().replace(/[^\w-]/g, "_");
    const ended = String(spawnSync("true").pid);
    const names = {
      swept: `base-${host}.${ended}.abc123`,
      running: `base-${host}.${process.ppid}.abc123`,
      elsewhere: `base-other.${ended}.abc123`,
      another: `page-${host}.${ended}.abc123`,
      file: `base-${host}.${ended}.abc124`,
      link: `base-${host}.${ended}.abc125`,
    };
    for (const name of [names.swept, names.running, names.elsewhere, names.another])
      mkdirSync(join(parent, name, "tree"), { recursive: true });
    writeFileSync(join(parent, names.file), "");
    symlinkSync(join(parent, names.another), join(parent, names.link));
    await within(() => {});
    const { swept: _, ...kept } = names;
    assert.deepEqual(readdirSync(parent), Object.values(kept).sort());
    assert.ok(existsSync(join(parent, names.another, "tree")));
  });

  it("leaves another's alone that is in use at the same time", () =>
    within((one) =>
      within((other) => {
        assert.notEqual(one, other);
        assert.ok(existsSync(one) && existsSync(other));
      }),
    ));
});
