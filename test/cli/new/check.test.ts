import assert from "node:assert/strict";
import { join } from "node:path";
import { checkName } from "../../../cli/new/check.ts";
import { loadTenants } from "../../../tenants/contract/load.ts";
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
  const load = (directory: string, text: string) =>
    loadTenants({ directory, settings: dev, draft: { name: "globex", text } });

  it("is judged beside all other files, as if it stood there", () =>
    inRepository((directory) => {
      assert.deepEqual(
        load(directory, minimal).map(({ name }) => name),
        ["acme", "globex"],
      );
      assert.throws(
        () => load(directory, `${minimal}access: { viewers: ["${role}"] }\n`),
        (error: Error) => {
          assert.match(error.message, new RegExp(`^${directory}/globex.yaml:4:21 access`));
          assert.match(error.message, new RegExp(`already stands at ${directory}/acme.yaml:4:20`));
          return true;
        },
      );
    }));

  it("may be the first of all", () =>
    withDirectory({}, (directory) => assert.equal(load(directory, minimal).length, 1)));
});
