import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { approvedByLabels, approvedByList } from "../../../review/deletions/approvals.ts";

describe("approvals of deletions", () => {
  const directory = mkdtempSync(join(tmpdir(), "labels-"));
  after(() => rmSync(directory, { recursive: true }));
  const labelled = (text: string) => {
    const file = join(directory, "labels.json");
    writeFileSync(file, text);
    return approvedByLabels(file);
  };

  it("are labels that name who may lose something", () => {
    const labels = JSON.stringify([
      "allow-deletion: acme",
      "allow-deletion:globex",
      "bug",
      "allow-deletion:",
      "acme",
    ]);
    assert.deepEqual(labelled(labels), ["acme", "globex"]);
    assert.deepEqual(labelled("[]\n"), []);
  });

  it("are never the words of something else than a list of labels", () => {
    for (const text of ['{"message":"Not Found"}', "", "[1]"]) {
      assert.throws(() => labelled(text), {
        name: "InputError",
        message: /labels\.json:1:1 is no JSON list/,
      });
    }
    assert.throws(() => approvedByLabels(join(directory, "none.json")), /none\.json:1:1 does not exist\./);
  });

  it("are a list by hand", () => {
    assert.deepEqual(approvedByList(" acme, globex,,"), ["acme", "globex"]);
    assert.deepEqual(approvedByList(""), []);
  });
});
