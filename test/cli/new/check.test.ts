import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { checkName, loadWith } from "../../../cli/new/check.ts";
import { createFile } from "../../../cli/new/create-file.ts";
import { dev, minimal, withDirectory } from "../../tenants/contract/directory.ts";

const role = "arn:aws:iam::111122223333:role/acme-admins";
const files = {
  "acme.yaml": `${minimal}access: { admins: ["${role}"] }\n`,
  "removed.yaml": "- { name: cyberdyne, removed: 2026-05-29, reason: Contract ended }\n",
};

/** The tenants directory in a folder of its own, as in a repository. */
const inRepository = (use: (directory: string) => void) =>
  withDirectory(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`tenants/${name}`, text])),
    (root) => use(join(root, "tenants")),
  );

describe("the name of a new tenant", () => {
  const refused: [name: string, words: RegExp][] = [
    ["acme", /acme\.yaml is there already/],
    ["cyberdyne", /takes the name of a tenant that was removed on 2026-05-29 \(.*removed\.yaml:1:\d+\)/],
    ["kube-x", /names that begin with kube- are reserved/],
    ["ingress", /ingress is a platform namespace/],
    ["../x", /cannot be a tenant's name/],
  ];
  for (const [name, words] of refused) {
    it(`cannot be ${name}`, () =>
      inRepository((directory) => assert.throws(() => checkName({ name, directory }, dev), words)));
  }

  it("is free otherwise", () => inRepository((directory) => checkName({ name: "globex", directory }, dev)));
});

describe("a draft", () => {
  it("is judged beside all other files, by the loader itself", () =>
    inRepository((directory) => {
      const globex = { name: "globex", directory };
      assert.equal(loadWith(globex, minimal, dev).length, 2);
      assert.throws(
        () => loadWith(globex, `${minimal}access: { viewers: ["${role}"] }\n`, dev),
        (error: Error) => {
          assert.match(error.message, new RegExp(`^${directory}/globex.yaml:4:21 access`));
          assert.match(error.message, new RegExp(`already stands at ${directory}/acme.yaml:4:20`));
          return true;
        },
      );
      assert.deepEqual(readdirSync(directory), Object.keys(files));
    }));
});

describe("the file", () => {
  it("is created whole, with nothing left beside it", () =>
    inRepository((directory) => {
      createFile(directory, "globex.yaml", minimal);
      assert.equal(readFileSync(join(directory, "globex.yaml"), "utf8"), minimal);
      assert.deepEqual(readdirSync(dirname(directory)), [basename(directory)]);
    }));

  it("is never written over", () =>
    inRepository((directory) => {
      assert.throws(() => createFile(directory, "acme.yaml", minimal), /is there already/);
      assert.equal(readFileSync(join(directory, "acme.yaml"), "utf8"), files["acme.yaml"]);
      assert.deepEqual(readdirSync(dirname(directory)), [basename(directory)]);
    }));

  it("that cannot be written is told with the reason", () =>
    inRepository((directory) => {
      assert.throws(
        () => createFile(join(directory, "none"), "globex.yaml", minimal),
        /cannot be written \(ENOENT\)/,
      );
    }));
});
