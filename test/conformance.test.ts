import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { checks } from "./cluster/checks/index.ts";
import { mutationPart, renderReport } from "./cluster/suite/report.ts";

describe("docs/conformance.md", () => {
  const report = readFileSync(new URL("../docs/conformance.md", import.meta.url), "utf8");

  it("lists the suite's checks; if not, run npm run test:cluster -- --write", () => {
    assert.equal(report, renderReport(checks, mutationPart(report)));
  });

  it("names each check once", () => {
    const names = checks.map(({ id, title }) => `${id} ${title}`);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  it("has at least 100 checks, all of the benchmark's 19 among them", () => {
    assert.ok(checks.length >= 100);
    assert.ok(checks.filter(({ id }) => id.startsWith("MTB-")).length >= 19);
  });
});
