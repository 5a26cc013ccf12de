import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../support/run-command.ts";

describe("owners", () => {
  const directory = mkdtempSync(join(tmpdir(), "owners-"));
  const file = join(directory, "CODEOWNERS");
  after(() => rmSync(directory, { recursive: true }));
  const owners = (...flags: string[]) => runCommand("owners", ["--org", "acme-corp", ...flags]);

  it("writes the file, and finds that it is up to date", async () => {
    const missing = await owners("--check", "--file", file);
    assert.equal(missing.code, 1);
    assert.match(missing.errors, /CODEOWNERS:1:1 does not exist\. Run npm run owners /);
    const written = await owners("--write", "--file", file);
    assert.deepEqual([written.code, written.output], [0, `Wrote ${file}.\n`]);
    assert.match(readFileSync(file, "utf8"), /^\/tenants\/acme\.yaml @acme-corp\/payments$/m);
    assert.equal((await owners("--check", "--file", file)).code, 0);
  });

  it("says where it can neither read nor write", async () => {
    const folder = join(directory, "folder");
    mkdirSync(folder);
    for (const [flags, exit, said] of [
      [["--check", "--file", folder], 1, /folder:1:1 cannot be read \(EISDIR\)/],
      [["--write", "--file", folder], 2, /folder cannot be written: it is there, and no file/],
      [
        ["--write", "--file", join(directory, "none/CODEOWNERS")],
        1,
        /CODEOWNERS cannot be written, because of .*none: there is no such file or directory/,
      ],
    ] as const) {
      const { code, errors } = await owners(...flags);
      assert.equal(code, exit);
      assert.match(errors, said);
    }
  });
});
