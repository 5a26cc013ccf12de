import { readFileSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { checkOwners, type Owners, ownerLines, writeOwners } from "../review/owners/codeowners.ts";
import { readOwnerships } from "../review/owners/teams.ts";
import { InputError } from "../tenants/contract/document/input-error.ts";
import { errorCode } from "../tenants/contract/document/read-file.ts";
import { plainCommand, run, UsageError } from "./command.ts";
import { checkTarget, writeWhole } from "./whole-file.ts";

interface OwnersOptions {
  readonly org: string;
  readonly tenants: string;
  readonly file: string;
  readonly check?: true;
  readonly write?: true;
}

await run(
  plainCommand("owners", "Write the lines of CODEOWNERS that let a tenant's owner decide on its file.")
    .requiredOption(
      "--org <name>",
      "organization on GitHub that the owners' teams belong to",
      organizationName,
    )
    .option(
      "--tenants <dir>",
      "directory of tenant files, from the repository's root",
      directoryName,
      "tenants",
    )
    .option("--file <path>", "where the lines belong", ".github/CODEOWNERS")
    .option("--check", "compare with the file, change nothing")
    .option("--write", "bring the file up to date")
    .action(owners),
);

async function owners({ org: organization, tenants: directory, file, check, write }: OwnersOptions) {
  if (check && write) throw new UsageError("--check changes nothing and --write does: choose one.");
  const wanted: Owners = { ownerships: readOwnerships(directory), organization, directory };
  if (check) compare(file, wanted);
  else if (write) {
    checkTarget(file);
    await writeWhole({ file, text: writeOwners(textOf(file) ?? "", wanted) });
    process.stdout.write(`Wrote ${file}.\n`);
  } else process.stdout.write(`${ownerLines(wanted).join("\n")}\n`);
}

function compare(file: string, wanted: Owners): void {
  const text = textOf(file);
  if (text === null) {
    const remedy = `Run npm run owners -- --org ${wanted.organization} --write`;
    throw new InputError([{ file, line: 1, column: 1, path: "", what: "does not exist", remedy }]);
  }
  const problems = checkOwners(text, file, wanted);
  if (problems.length > 0) throw new InputError(problems);
  process.stdout.write(`${file} has the owner of all ${wanted.ownerships.length} tenants.\n`);
}

/** Null where there is no such file. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return null;
    const what = `cannot be read (${code})`;
    throw new InputError([{ file, line: 1, column: 1, path: "", what, remedy: "Name a file of text" }]);
  }
}

function organizationName(value: string): string {
  if (/^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}$/.test(value)) return value;
  throw new InvalidArgumentError("An organization is named like acme-corp.");
}

function directoryName(value: string): string {
  // It becomes the beginning of a pattern.
  const name = value.replace(/^\.\/|\/+$/g, "");
  if (/^[\w-]+(?:\/[\w-]+)*$/.test(name)) return name;
  throw new InvalidArgumentError("Name it from the repository's root, like tenants.");
}
