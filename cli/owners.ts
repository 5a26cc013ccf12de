import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { checkOwners, type Owners, ownerLines, writeOwners } from "../review/owners/codeowners.ts";
import { readOwnerships } from "../review/owners/teams.ts";
import { InputError } from "../tenants/contract/input-error.ts";
import { plainCommand, run, UsageError } from "./command.ts";

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

function owners({ org: organization, tenants: directory, file, check, write }: OwnersOptions): void {
  if (check && write) throw new UsageError("--check changes nothing and --write does: choose one.");
  const wanted: Owners = { ownerships: readOwnerships(directory), organization, directory };
  if (check) compare(file, wanted);
  else if (write)
    writeFileSync(file, writeOwners(existsSync(file) ? readFileSync(file, "utf8") : "", wanted));
  else process.stdout.write(`${ownerLines(wanted).join("\n")}\n`);
}

function compare(file: string, wanted: Owners): void {
  if (!existsSync(file)) {
    const remedy = `Run npm run owners -- --org ${wanted.organization} --write`;
    throw new InputError([{ file, line: 1, column: 1, path: "", what: "does not exist", remedy }]);
  }
  const problems = checkOwners(readFileSync(file, "utf8"), file, wanted);
  if (problems.length > 0) throw new InputError(problems);
  process.stdout.write(`${file} has the owner of all ${wanted.ownerships.length} tenants.\n`);
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
