import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failures, readPreview } from "../../review/preview-document.ts";

describe("a preview's file", () => {
  const directory = mkdtempSync(join(tmpdir(), "preview-"));
  const file = join(directory, "preview.json");
  const read = (text: string) => {
    writeFileSync(file, text);
    return readPreview(file);
  };

  it("is read as the engine writes it, with what this tool does not know left alone", () => {
    const text =
      '{"config":{},"steps":[{"op":"same","urn":"urn:pulumi:a::b::c::d","new":1}],"diagnostics":null}';
    assert.equal(read(text).steps?.length, 1);
  });

  for (const [what, text, message] of [
    ["empty", " \n", /preview\.json is empty/],
    ["cut off", '{"steps": [{"op": "del', /preview\.json is not whole JSON/],
    ["an error message", "error: no stack named 'dev' found", /is not whole JSON/],
    ["a plan of this tool", '{"stack":"dev","resources":[]}', /not what pulumi preview --json writes/],
    ["a list", "[]", /not what pulumi preview --json writes/],
    ["null", "null", /not what pulumi preview --json writes/],
    ["an event log", '{"steps":[{"op":"same","urn":"acme"}]}', /steps\.0\.urn/],
  ] as const) {
    it(`is refused where it is ${what}`, () => {
      assert.throws(() => read(text), message);
    });
  }

  it("is refused where there is none", () => {
    assert.throws(() => readPreview(join(directory, "none.json")), /none\.json cannot be read \(ENOENT\)/);
  });

  it("tells why the engine gave up, on one line", () => {
    const diagnostics = [
      { severity: "warning", message: "w" },
      { severity: "error", message: "a\n::error::b" },
    ];
    assert.deepEqual(failures({ steps: [], diagnostics }), ["a ::error::b"]);
  });
});
