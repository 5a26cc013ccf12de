import assert from "node:assert/strict";
import { approvedByLabels, approvedByList } from "../../../review/deletions/approvals.ts";

describe("approvals of deletions", () => {
  it("are labels that name who may lose something", () => {
    const labels = JSON.stringify([
      "allow-deletion: acme",
      "allow-deletion:globex",
      "bug",
      "allow-deletion:",
      "acme",
    ]);
    assert.deepEqual(approvedByLabels(labels), ["acme", "globex"]);
  });

  it("are never the words of something else than a list of labels", () => {
    assert.throws(() => approvedByLabels('{"message":"Not Found"}'));
    assert.throws(() => approvedByLabels(""));
  });

  it("are a list by hand", () => {
    assert.deepEqual(approvedByList(" acme, globex,,"), ["acme", "globex"]);
    assert.deepEqual(approvedByList(""), []);
  });
});
