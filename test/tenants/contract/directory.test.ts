import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { load, minimal, problems, problemsIn, withDirectory } from "./directory.ts";

describe("the tenants directory", () => {
  it("holds tenants, the list of removed names, the schema, a README and the contract", () => {
    const files = {
      "acme.yaml": minimal,
      "removed.yaml": "[]\n",
      "tenant.schema.json": "{}",
      "README.md": "#",
      "contract/a.ts": "",
    };
    assert.deepEqual(problems(files), []);
  });

  it("gives the stack's tenants by name", () => {
    const files = {
      "b-one.yaml": minimal,
      "b1-one.yaml": minimal,
      "a-one.yaml": minimal,
      "elsewhere.yaml": minimal.replace("dev: {}, ", ""),
    };
    assert.deepEqual(
      load(files).map(({ name }) => name),
      ["a-one", "b-one", "b1-one"],
    );
  });

  const strays: [file: string, problem: string][] = [
    ["acme.yml", "does not end in .yaml. Rename it to acme.yaml."],
    ["acme.YAML", "does not end in .yaml. Rename it to acme.yaml."],
    [".DS_Store", "is a hidden file. Delete it, and list it in .gitignore."],
    [".acme.yaml", "is a hidden file. Delete it, and list it in .gitignore."],
    ["notes.txt", "has no place here. Move it away: the directory holds tenants' .yaml files only."],
    ["more/acme.yaml", "is a folder, which has no place here. Move it away: one file is one tenant."],
    [
      "kube-dns.yaml",
      "names that begin with kube- are reserved. Give the file, and so the tenant, another name.",
    ],
    [
      "eks-one.yaml",
      "names that begin with eks- are reserved. Give the file, and so the tenant, another name.",
    ],
    [
      "aws-one.yaml",
      "names that begin with aws- are reserved. Give the file, and so the tenant, another name.",
    ],
    [
      "amazon-one.yaml",
      "names that begin with amazon- are reserved. Give the file, and so the tenant, another name.",
    ],
    ["pool.yaml", "the name pool is reserved. Give the file, and so the tenant, another name."],
    ["tenants.yaml", "the name tenants is reserved. Give the file, and so the tenant, another name."],
    [
      "monitoring.yaml",
      "monitoring is a platform namespace. Give the file, and so the tenant, another name.",
    ],
    [
      "Acme.yaml",
      '"Acme" cannot be a tenant\'s name. Use 3 to 32 lower-case letters, digits and hyphens, a letter first, no hyphen last.',
    ],
    [
      "ab.yaml",
      '"ab" cannot be a tenant\'s name. Use 3 to 32 lower-case letters, digits and hyphens, a letter first, no hyphen last.',
    ],
  ];
  for (const [file, problem] of strays) {
    it(`refuses ${file}`, () => {
      const place = file.split("/")[0];
      assert.deepEqual(problems({ "globex.yaml": minimal, [file]: minimal }), [`${place}:1:1 ${problem}`]);
    });
  }

  it("refuses a letter with an accent, however the disk writes it down", () => {
    for (const form of ["NFC", "NFD"]) {
      const name = "zoë".normalize(form);
      assert.deepEqual(problems({ "globex.yaml": minimal, [`${name}.yaml`]: minimal }), [
        `${name}.yaml:1:1 "${name}" cannot be a tenant's name. Use 3 to 32 lower-case letters, digits and hyphens, a letter first, no hyphen last.`,
      ]);
    }
  });

  it("refuses to be empty, missing, a file or a link", () => {
    const remedy = "Name the directory that holds the tenants'";
    assert.deepEqual(problems({}), [
      `<directory>:1:1 holds no tenant file. ${remedy} .yaml files; an empty one would remove every tenant.`,
    ]);
    withDirectory({ "acme.yaml": minimal }, (directory) => {
      assert.deepEqual(problemsIn(join(directory, "none")), [
        `<directory>:1:1 does not exist. ${remedy} files.`,
      ]);
      assert.deepEqual(problemsIn(join(directory, "acme.yaml")), [
        `<directory>:1:1 is not a directory. ${remedy} files.`,
      ]);
      symlinkSync(directory, join(directory, "contract"));
      assert.deepEqual(problemsIn(join(directory, "contract")), [
        "<directory>:1:1 is a symbolic link. Name the directory itself.",
      ]);
    });
  });

  it("refuses links, pipes and files in a folder's or file's stead", () => {
    withDirectory({ "acme.yaml": minimal }, (directory) => {
      symlinkSync("/etc/passwd", join(directory, "globex.yaml"));
      execFileSync("mkfifo", [join(directory, "initech.yaml")]);
      mkdirSync(join(directory, "removed.yaml"));
      assert.deepEqual(problemsIn(directory), [
        "globex.yaml:1:1 is a symbolic link. Replace it by the file itself.",
        "initech.yaml:1:1 is not a regular file. Remove it.",
        "removed.yaml:1:1 is a folder, which has no place here. Move it away: one file is one tenant.",
      ]);
    });
  });

  it("cannot steer a terminal or an annotation by a file's name", () => {
    const [problem = ""] = problems({ "acme.yaml": minimal, "a\n\u001b[31m::error.yaml": minimal });
    assert.match(problem, /^a\uFFFD\uFFFD\[31m::error\.yaml:1:1 "a\\n\\u001b/);
  });
});
