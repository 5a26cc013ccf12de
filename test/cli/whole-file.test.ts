import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fault, UsageError } from "../../cli/command.ts";
import { checkTarget, writeWhole } from "../../cli/whole-file.ts";

const place = () => mkdtempSync(join(tmpdir(), "page-"));

describe("writing a file whole", () => {
  it("makes it, or replaces it, and leaves nothing beside it", async () => {
    const directory = place();
    const file = join(directory, "dev.html");
    await writeWhole({ file, text: "first" });
    await writeWhole({ file, text: "second" });
    assert.equal(readFileSync(file, "utf8"), "second");
    assert.deepEqual(readdirSync(directory), ["dev.html"]);
  });

  it("never writes a new one over another", async () => {
    const directory = place();
    const folder = join(directory, "tenants");
    mkdirSync(folder);
    const file = { file: join(folder, "acme.yaml"), beside: directory, isNew: true };
    await writeWhole({ ...file, text: "first" });
    await assert.rejects(
      () => writeWhole({ ...file, text: "second" }),
      (error) => error instanceof UsageError && /acme\.yaml is there already/.test(error.message),
    );
    assert.equal(readFileSync(file.file, "utf8"), "first");
    assert.deepEqual([readdirSync(directory), readdirSync(folder)], [["tenants"], ["acme.yaml"]]);
  });

  it("says why it cannot", async () => {
    const file = join(place(), "none/dev.html");
    await assert.rejects(
      () => writeWhole({ file, text: "" }),
      new Fault(
        `${file} is left as it was: there is no such file or directory (ENOENT). Create it, or correct the name.`,
      ),
    );
  });

  const refusals: [title: string, make: (directory: string) => string, says: RegExp][] = [
    ["a directory that is not there", (directory) => join(directory, "no", "dev.html"), /ENOENT/],
    ["a directory", (directory) => directory, /no file/],
    ["a name that is empty", () => "", /empty name/],
    [
      "a link",
      (directory) => {
        writeFileSync(join(directory, "target"), "kept");
        symlinkSync("target", join(directory, "link"));
        return join(directory, "link");
      },
      /no file/,
    ],
    [
      "a name below a file",
      (directory) => {
        writeFileSync(join(directory, "file"), "kept");
        return join(directory, "file", "dev.html");
      },
      /ENOTDIR/,
    ],
  ];
  for (const [title, make, says] of refusals) {
    it(`is refused beforehand where it names ${title}`, () => {
      const directory = place();
      const file = make(directory);
      const before = readdirSync(directory);
      assert.throws(() => checkTarget(file), says);
      assert.deepEqual(readdirSync(directory), before);
    });
  }
});
