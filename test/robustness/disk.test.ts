import assert from "node:assert/strict";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Clone, cloneTree } from "../support/clone.ts";
import { canMount, type Mounted, runMounted } from "./mounted.ts";

const stark = ["new", "stark", "--tier", "regular", "--team", "t", "--email", "t@acme.example"];
const newStark = [...stark, "--environment", "dev"];
const diff = ["diff", "--base", "HEAD"];

/** Full to the last byte; a folder still finds room on it, and with `nr_inodes=1` not even that. */
const fill = (directory: string) => `dd if=/dev/zero of=${directory}/fill bs=1k count=999 2>/dev/null || :`;

describe("a disk that refuses, where a test may mount one", function () {
  this.timeout(120_000);
  let clone: Clone;
  before(function () {
    if (!canMount()) return this.skip();
    clone = cloneTree();
    mkdirSync(join(clone.root, "disk"));
    // So much differs that the base's own program runs.
    appendFileSync(join(clone.root, "stacks/tiers.yaml"), "# changed\n");
  });
  after(() => clone?.remove());
  afterEach(() => clone?.git("clean", "--quiet", "--force", "--", "tenants"));

  const run = (mounts: string, args: readonly string[], more: Partial<Mounted> = {}) =>
    runMounted({ root: clone.root, mounts, args, ...more });
  const works = async (...of: Parameters<typeof run>) => {
    const { code, output, errors } = await run(...of);
    assert.deepEqual([code, errors], [0, ""]);
    assert.notEqual(output, "");
  };
  const refuses = async (words: RegExp, ...of: Parameters<typeof run>) => {
    const { code, output, errors, left } = await run(...of);
    assert.deepEqual([code, output], [1, ""]);
    assert.match(errors, /^error: [^\n]+\.\n$/);
    assert.match(errors, words);
    return left;
  };

  describe("a checkout that is read-only", () => {
    const readOnly = `mount --bind "$PWD" "$PWD"; mount -o remount,bind,ro "$PWD"; cd "$PWD"`;

    it("is shown, proven and compared", () =>
      Promise.all([works(readOnly, ["show", "acme"]), works(readOnly, ["prove"]), works(readOnly, diff)]));

    it("takes no file, and says so before any work", async () => {
      const words = /(stark\.yaml|dev\.html) cannot be written, .* the disk is read-only \(EROFS\)\. /;
      await refuses(words, readOnly, newStark);
      await refuses(words, readOnly, ["plan", "--html", "dev.html"]);
    });
  });

  describe("a directory for temporary files", () => {
    const env = { TMPDIR: "disk" };
    const states: [state: string, mounts: string, words: RegExp][] = [
      [
        "that is read-only",
        "mount -t tmpfs -o ro none disk",
        /made in \S*disk: the disk is read-only .* Set TMPDIR /,
      ],
      ["that is full", `mount -t tmpfs -o size=64k none disk; ${fill("disk")}`, /git \S+ failed: .* TMPDIR /],
      [
        "without room for a folder",
        "mount -t tmpfs -o nr_inodes=1 none disk",
        /the disk is full \(ENOSPC\)\. /,
      ],
    ];
    for (const [state, mounts, words] of states) {
      it(`${state} is told by a comparison`, () => refuses(words, mounts, diff, { env }));
    }

    it("matters to nothing else", async () => {
      const [[, mounts] = ["", ""]] = states;
      await Promise.all([works(mounts, ["prove"], { env }), works(mounts, newStark, { env })]);
    });

    it("may be missing", () => works("", diff, { env: { TMPDIR: "/proc/none" } }));
  });

  describe("a full one", () => {
    it("keeps the page that was there", async () => {
      const mounts = `mount -t tmpfs -o size=64k none disk; echo before > disk/dev.html; ${fill("disk")}`;
      const args = ["plan", "--html", "disk/dev.html"];
      const look = "ls -A disk; cat disk/dev.html";
      const words = /dev\.html is left as it was: the disk is full \(ENOSPC\)\. Free some space\./;
      assert.equal(await refuses(words, mounts, args, { look }), "dev.html\nfill\nbefore\n");
    });

    it("takes no tenant, not even a part of one", async () => {
      const mounts = `mount -t tmpfs -o size=64k none disk; mkdir disk/tenants; cp tenants/umbrella.yaml disk/tenants; ${fill("disk")}`;
      const args = [...newStark, "--tenants", "disk/tenants"];
      const words = /disk\/tenants\/stark\.yaml is left as it was: the disk is full \(ENOSPC\)\./;
      const left = await refuses(words, mounts, args, { look: "find disk -type f; ls -A disk" });
      assert.equal(left, "disk/fill\ndisk/tenants/umbrella.yaml\nfill\ntenants\n");
    });
  });
});
