import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWhole } from "../../cli/write-whole.ts";
import { InputError } from "../../tenants/contract/input-error.ts";

describe("writing a whole file", () => {
  const place = () => mkdtempSync(join(tmpdir(), "page-"));

  it("makes the file, or replaces it, and leaves nothing beside it", () => {
    const directory = place();
    const file = join(directory, "dev.html");
    writeWhole(file, "first");
    writeWhole(file, "second");
    assert.equal(readFileSync(file, "utf8"), "second");
    assert.deepEqual(readdirSync(directory), ["dev.html"]);
  });

  const refusals: [title: string, make: (directory: string) => string, says: RegExp][] = [
    [
      "a directory that is not there",
      (directory) => join(directory, "no", "dev.html"),
      /there is no directory/,
    ],
    ["a directory", (directory) => directory, /is no file/],
    ["a name that is empty", () => "", /name is empty/],
    [
      "a link",
      (directory) => {
        writeFileSync(join(directory, "target"), "kept");
        symlinkSync("target", join(directory, "link"));
        return join(directory, "link");
      },
      /is no file/,
    ],
    [
      "a name below a file",
      (directory) => {
        writeFileSync(join(directory, "file"), "kept");
        return join(directory, "file", "dev.html");
      },
      /cannot be written/,
    ],
  ];
  for (const [title, make, says] of refusals) {
    it(`refuses ${title}, and says where`, () => {
      const directory = place();
      mkdirSync(join(directory, "other"));
      const file = make(directory);
      const before = readdirSync(directory);
      assert.throws(
        () => writeWhole(file, "text"),
        (error) =>
          error instanceof InputError && error.message.startsWith(`${file}:1:1 `) && says.test(error.message),
      );
      assert.deepEqual(readdirSync(directory), before);
    });
  }
});
