import assert from "node:assert/strict";
import { endOf, momentOf } from "../../../../tenants/contract/values/moment.ts";

describe("the end of emergency access", () => {
  const ends: [until: string, end: string | null][] = [
    ["2026-11-30", "2026-12-01T00:00:00Z"],
    ["2026-11-30T18:00:00Z", "2026-11-30T18:00:00Z"],
    ["2026-11-30T18:00+01:00", "2026-11-30T17:00:00Z"],
    ["2026-11-30T18:00:00", null],
    ["2026-02-30", null],
    ["2026-02-30T10:00:00Z", null],
    ["2026-11-30T25:00:00Z", null],
    ["30.11.2026", null],
    ["", null],
  ];
  for (const [until, end] of ends) {
    it(`${until || "nothing"} is ${end ?? "no time"}`, () =>
      assert.equal(endOf(until), end === null ? null : Date.parse(end)));
  }

  it("is a day later than the day that --now begins at", () => {
    assert.equal(momentOf("2026-11-30"), Date.parse("2026-11-30T00:00:00Z"));
    assert.equal(momentOf("2026-11-30T18:00:00Z"), Date.parse("2026-11-30T18:00:00Z"));
  });
});
