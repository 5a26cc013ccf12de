import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../../stacks/settings/settings.ts";
import { loadDeployed } from "../../../tenants/contract/load.ts";
import { dev, load, minimal, problems, problemsIn, prod, withDirectory } from "./directory.ts";

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

describe("removed.yaml", () => {
  const entry = "- {name: globex, removed: 2026-05-29, reason: Contract ended}\n";

  it("keeps a name from being used again, and names both places", () => {
    assert.deepEqual(problems({ "acme.yaml": minimal, "removed.yaml": entry }), []);
    assert.deepEqual(problems({ "globex.yaml": minimal, "removed.yaml": entry }), [
      "globex.yaml:1:1 takes the name of a tenant that was removed on 2026-05-29 (removed.yaml:1:10). Choose another name, or deal with the data under tenants/globex/ in the bucket and delete that entry.",
    ]);
  });

  it("lets a tenant live on elsewhere that left some stacks, but not come back to them", () => {
    const left = (...stacks: string[]) => entry.replace("}", `, environments: [${stacks.join(", ")}]}`);
    const files = (removed: string) => ({ "globex.yaml": minimal, "removed.yaml": removed });
    assert.deepEqual(problems(files(left("prod")), dev), []);
    assert.deepEqual(problems(files(left("prod")), prod), [
      "globex.yaml:3:39 environments.prod: comes back to prod, which globex left on 2026-05-29 (removed.yaml:1:10). Deal with the data under tenants/globex/ in the bucket of prod, and delete that entry.",
    ]);
    const gone = { ...files(left("prod")), "globex.yaml": minimal.replace(", prod: {}", "") };
    assert.deepEqual(problems(gone, prod), []);
    assert.deepEqual(problems(files(`${left("prod")}${left("staging")}`), dev), []);
    assert.match(
      problems(files(`${left("prod", "staging")}${left("staging")}`), dev).join(),
      /already stands/,
    );
  });

  it("is read as those that left the stack, by name", () => {
    const removed = `${entry}${entry.replace("globex", "apex")}${entry.replace("globex", "umbra").replace("}", ", environments: [prod]}")}`;
    withDirectory({ "acme.yaml": minimal, "removed.yaml": removed }, (directory) => {
      const names = (settings: Settings) =>
        loadDeployed({ directory, settings }).removed.map(({ name }) => name);
      assert.deepEqual(names(dev), ["apex", "globex"]);
      assert.deepEqual(names(prod), ["apex", "globex", "umbra"]);
    });
  });

  it("tells since when a tenant lives nowhere: its last cell counts, and a file is a life", () => {
    const left = (removed: string, stack: string) =>
      `- {name: globex, removed: ${removed}, reason: moved, environments: [${stack}]}\n`;
    const both = `${left("2026-05-29", "dev")}${left("2026-11-23", "prod")}`;
    const gone = (files: Readonly<Record<string, string>>) =>
      withDirectory({ "acme.yaml": minimal, "removed.yaml": both, ...files }, (directory) =>
        loadDeployed({ directory, settings: dev }).removed.map((entry) => [entry.removed, entry.gone]),
      );
    assert.deepEqual(gone({}), [["2026-05-29", "2026-11-23"]]);
    const staging = minimal.replace("dev: {}, ", "").replace(", prod: {}", "");
    assert.deepEqual(gone({ "globex.yaml": staging }), [["2026-05-29", null]]);
  });

  const refused: [text: string, problem: string][] = [
    [`${entry}${entry}`, "2:10 [1].name: globex already stands at removed.yaml:1:10. Keep one of the two."],
    [entry.replace("05-29", "13-29"), "1:27 [0].removed: is not a date. Write it as 2026-11-23."],
    [entry.replace("reason", "reson"), "1:39 [0].reson: is an unknown key. Did you mean reason."],
    [
      entry.replace("}", ", environments: [prdo]}"),
      "1:78 [0].environments[0]: prdo is not a stack. Did you mean prod.",
    ],
    [entry.replace("}", ", environments: []}"), "1:77 [0].environments: is empty. Name at least 1."],
    [
      `${entry}${entry.replace("}", ", environments: [prod]}")}`,
      "2:10 [1].name: globex already stands at removed.yaml:1:10. Keep one of the two.",
    ],
    ["globex\n", '1:1 must be a list, but is the text "globex". Put it in brackets: [a, b].'],
  ];
  for (const [text, problem] of refused) {
    it(`refuses ${text.replaceAll("\n", " ")}`, () => {
      const found = problems({ "acme.yaml": minimal, "removed.yaml": text });
      assert.ok(found.includes(`removed.yaml:${problem}`), found.join("\n"));
    });
  }
});
