import assert from "node:assert/strict";
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Clone, cloneTree } from "../support/clone.ts";
import { least } from "../support/tenants.ts";

describe("diff, where a removed tenant's line goes", function () {
  this.timeout(120_000);
  const line = "- { name: stark, removed: 2026-05-29, reason: ended }\n";
  const dangers = (...args: string[]) => {
    const { output, errors } = clone.run("diff", ["--base", "HEAD", ...args]);
    assert.notEqual(output, "", errors);
    return output.split("\n").filter((one) => one.startsWith("! "));
  };
  const write = (name: string, text: string) => writeFileSync(join(clone.root, `tenants/${name}.yaml`), text);
  let clone: Clone;
  before(() => {
    clone = cloneTree();
    write("removed", line);
    clone.git("commit", "--quiet", "--all", "--message", "removed");
  });
  after(() => clone.remove());
  afterEach(() => {
    clone.git("reset", "--quiet", "--hard");
    clone.git("clean", "--quiet", "--force", "--", "tenants");
  });

  const gone = "! platform: stark is no longer listed as removed";

  it("says so, however it goes", () => {
    for (const text of [
      "[]\n",
      line.replace("stark", "starc"),
      line.replace("ended", "ended, environments: [prod]"),
    ]) {
      write("removed", text);
      assert.deepEqual(dangers(), [gone], text);
    }
    assert.deepEqual(dangers("--stack", "prod"), []);
    rmSync(join(clone.root, "tenants/removed.yaml"));
    assert.deepEqual(dangers(), [gone]);
  });

  it("says first who takes the name, whatever else changes", () => {
    write("removed", "[]\n");
    write("stark", least());
    const takes =
      "! stark: takes the name of a removed tenant: what is left under tenants/stark/ becomes this one's";
    assert.deepEqual(dangers(), [takes, gone]);
    assert.deepEqual(dangers("--tenant", "stark"), [takes, gone]);
    appendFileSync(join(clone.root, "stacks/tiers.yaml"), "# Planned by both programs.\n");
    assert.deepEqual(dangers(), [takes, gone]);
    const { output } = clone.run("comment", ["--base", "HEAD", "--stack", "dev"]);
    assert.match(
      output,
      /Look at these first\n\n- dev · \*\*<code>stark<\/code>\*\* takes the name of a removed/,
    );
  });

  it("says nothing where the line only changes", () => {
    write("removed", line.replace("ended", "ended for good"));
    assert.deepEqual(dangers(), []);
  });
});
