import assert from "node:assert/strict";
import { lapsedNotices } from "../../../tenants/contract/break-glass.ts";
import { loadDeployed } from "../../../tenants/contract/load.ts";
import { acme, dev, minimal, problems, withDirectory } from "./directory.ts";

const role = "arn:aws:iam::111122223333:role/on-call";
const entry = (until: string, principal = role) =>
  `{ principal: "${principal}", until: ${until}, reason: INC-42 }`;
const text = (...entries: string[]) => `${minimal}access: { breakGlass: [${entries.join(", ")}] }\n`;
const at = (now: string) => ({ ...dev, now: Date.parse(now) });
const noon = at("2026-11-23T12:00:00Z");

describe("emergency access", () => {
  const inForce = (settings: typeof dev, ...entries: string[]) =>
    acme(text(...entries), settings).access.breakGlass.map(({ principal }) => principal);

  it("holds to the second before its end, and not in the second of its end", () => {
    const until = "2026-11-30T18:00:00Z";
    assert.deepEqual(inForce(at("2026-11-30T17:59:59Z"), entry(until)), [role]);
    assert.deepEqual(inForce(at("2026-11-30T18:00:00Z"), entry(until)), []);
  });

  it("until a date holds through that day, in UTC", () => {
    assert.deepEqual(inForce(at("2026-11-30T23:59:59Z"), entry("2026-11-30")), [role]);
    assert.deepEqual(inForce(at("2026-12-01T00:00:00Z"), entry("2026-11-30")), []);
  });

  it("that is past is told at its line, with who is left out", () => {
    withDirectory(
      { "acme.yaml": text(entry("2026-11-22"), entry("2026-11-24", `${role}-2`)) },
      (directory) => {
        const [deployed] = loadDeployed({ directory, settings: noon }).deployed;
        assert.ok(deployed !== undefined);
        const notices = lapsedNotices(deployed, noon.now).map((notice) =>
          notice.replace(`${directory}/`, ""),
        );
        assert.deepEqual(notices, [
          `acme.yaml:4:24 access.breakGlass[0]: ended 2026-11-23T00:00:00Z; ${role} is left out.`,
        ]);
      },
    );
  });

  const refused: [text: string, problem: RegExp][] = [
    [
      text(entry("tomorrow")),
      /access\.breakGlass\[0\]\.until: "tomorrow" is no date.*Write it as 2026-11-30/,
    ],
    [text(entry("2026-11-30T18:00:00")), /is no date or time with a zone/],
    [text(entry("2026-11-22"), entry("2027-01-01")), /breakGlass\[1\]\.until: is more than 30 days ahead/],
    [text(entry("2026-11-30", "*")), /breakGlass\[0\]\.principal: "\*" has a wildcard/],
    [text(`{ principal: "${role}", until: 2026-11-30 }`), /breakGlass\[0\]\.reason: is missing/],
    [
      text(`{ principal: "${role}", until: 2026-11-30, reason: "" }`),
      /breakGlass\[0\]\.reason: is 0 characters/,
    ],
    [text(entry("2026-11-30"), entry("2026-11-29")), /on-call already stands at/],
    [
      `${minimal}access: { admins: ["${role}"], breakGlass: [${entry("2026-11-30")}] }\n`,
      /access\.breakGlass: .*already stands at acme\.yaml:4:\d+ access\.admins\[0\]/,
    ],
  ];
  for (const [file, problem] of refused) {
    it(`is refused as ${problem.source}`, () => {
      const [first = "", ...more] = problems({ "acme.yaml": file }, noon);
      assert.match(first, problem);
      assert.deepEqual(more, []);
    });
  }

  it("may end 30 days ahead, and what is past bars nobody from becoming an admin", () => {
    assert.deepEqual(problems({ "acme.yaml": text(entry("2026-12-23T12:00:00Z")) }, noon), []);
    const admin = `${minimal}access: { admins: ["${role}"], breakGlass: [${entry("2026-11-22")}] }\n`;
    assert.deepEqual(problems({ "acme.yaml": admin }, noon), []);
  });

  it("can be granted in one environment alone", () => {
    const file = minimal.replace("dev: {}", `dev: { access: { breakGlass: [${entry("2026-11-30")}] } }`);
    assert.equal(acme(file, noon).access.breakGlass.length, 1);
  });
});
