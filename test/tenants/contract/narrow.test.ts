import assert from "node:assert/strict";
import { InputError, problemLine } from "../../../tenants/contract/document/input-error.ts";
import { loadSome, loadTenants } from "../../../tenants/contract/load.ts";
import { dev, minimal, withDirectory } from "./directory.ts";

const people = (...names: string[]) =>
  `access: { admins: [${names.map((name) => `arn:aws:iam::111122223333:role/${name}`).join(", ")}] }\n`;
const network = (direction: string, tenant: string) =>
  `network: { ${direction}: [{ tenant: ${tenant}, ports: [443] }] }\n`;

/** What is wrong with some tenants, told by a full load and by one of these alone. */
function problems(files: Readonly<Record<string, string>>, ...only: string[]) {
  return withDirectory(files, (directory) => {
    const about = (load: () => unknown) => {
      try {
        load();
        return [];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return error.problems.map((problem) => problemLine(problem).replaceAll(`${directory}/`, ""));
      }
    };
    const isOurs = (line: string) => only.some((name) => line.includes(name));
    const whole = about(() => loadTenants({ directory, settings: dev })).filter(isOurs);
    const some = about(() => loadSome({ directory, settings: dev, only: new Set(only) }));
    return { whole, some };
  });
}

describe("loading some tenants only", () => {
  const cases: Record<string, Readonly<Record<string, string>>> = {
    "a path that the other side does not declare": {
      "acme.yaml": minimal + network("allowTo", "globex"),
      "globex.yaml": minimal,
      "hooli.yaml": minimal,
    },
    "a path that only the other side declares": {
      "acme.yaml": minimal,
      "globex.yaml": minimal + network("allowFrom", "acme"),
    },
    "a path to a tenant without a file": { "acme.yaml": minimal + network("allowTo", "nobody") },
    "a principal that another tenant has, in another case and path": {
      "acme.yaml": minimal + people("acme-admins"),
      "globex.yaml": minimal + people("division/Acme-Admins"),
    },
    "a principal that another tenant spells with an escape": {
      "acme.yaml": minimal + people("acme-admins"),
      "globex.yaml": `${minimal}access: { admins: ["arn:aws:iam::111122223333:role/\\x61cme-admins"] }\n`,
    },
    "its own mistakes": {
      "acme.yaml": `${minimal}quota: { cpu: 1e9 }\ncolour: red\n`,
      "globex.yaml": minimal,
    },
    "its name among those that were removed": {
      "acme.yaml": minimal,
      "removed.yaml": '- { name: acme, removed: "2026-05-29", reason: ended }\n',
    },
  };
  for (const [name, files] of Object.entries(cases)) {
    it(`tells of ${name}, as loading all does`, () => {
      const { whole, some } = problems(files, "acme");
      assert.ok(whole.length > 0);
      assert.deepEqual(some, whole);
    });
  }

  it("tells who still has a path to a tenant that is gone", () => {
    const { some } = problems({ "globex.yaml": minimal + network("allowTo", "acme") }, "acme");
    assert.match(some.join(), /globex\.yaml.* there is no tenant acme/);
  });

  it("says nothing of tenants that have nothing to do with it, nor of whom they have paths to", () => {
    const files = {
      "initech.yaml": minimal + network("allowTo", "globex"),
      "globex.yaml": `${minimal}network: { allowFrom: [{ tenant: initech, ports: [443] }], allowTo: [{ tenant: hooli, ports: [1] }] }\n`,
      "hooli.yaml": `${minimal}colour: red\n`,
    };
    assert.deepEqual(problems(files, "initech").some, []);
  });

  it("gives the same tenants as loading all, and how many there are", () => {
    const files = {
      "acme.yaml": minimal + people("one"),
      "globex.yaml": minimal,
      "hooli.yaml": minimal.replace("dev: {}, ", ""),
    };
    withDirectory(files, (directory) => {
      const all = loadTenants({ directory, settings: dev });
      const { tenants, deployed, names } = loadSome({ directory, settings: dev, only: new Set(["acme"]) });
      assert.deepEqual(
        tenants,
        all.filter(({ name }) => name === "acme"),
      );
      assert.equal(deployed, all.length);
      assert.deepEqual(names, ["acme", "globex", "hooli"]);
    });
  });

  it("still refuses a stray file and an unreadable one", () => {
    assert.match(
      problems({ "acme.yaml": minimal, "notes.txt": "x" }, "acme").some.join(),
      /notes\.txt.*no place/,
    );
    const large = { "acme.yaml": minimal, "globex.yaml": `${minimal}#${"x".repeat(70_000)}` };
    assert.match(problems(large, "acme").some.join(), /globex\.yaml.*bytes/);
  });
});
