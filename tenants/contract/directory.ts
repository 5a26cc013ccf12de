import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { byCodePoint, type Problem } from "./document/input-error.ts";
import { errorCode } from "./document/read-file.ts";
import { nameFault } from "./values/names.ts";

export interface Listing {
  /** Names of the tenants that have a file, sorted. */
  readonly names: readonly string[];
  /** Whether there is a `removed.yaml`. */
  readonly hasRemoved: boolean;
  readonly problems: readonly Problem[];
}

/** Files beside the tenants' own. */
const otherFiles = new Set(["removed.yaml", "tenant.schema.json", "README.md"]);
const codeFolder = "contract";

/**
 * What stands in the tenants directory, and tenants whose files are yet to come; anything outside its layout is an
 * error, since it may be a lost tenant.
 */
export function listDirectory(
  directory: string,
  platformNamespaces: readonly string[],
  coming: readonly string[] = [],
): Listing {
  const entries = readEntries(directory);
  if ("problem" in entries) return { names: [], hasRemoved: false, problems: [entries.problem] };
  const faults = entries.map((entry) => ({ entry, fault: entryFault(entry, platformNamespaces) }));
  const problems = faults.flatMap(({ entry, fault }) =>
    fault === null ? [] : [{ file: fileIn(directory, entry.name), ...top, ...fault }],
  );
  const files = faults.flatMap(({ entry, fault }) => (fault === null && entry.isFile() ? [entry.name] : []));
  const present = files
    .filter((file) => !otherFiles.has(file))
    .map((file) => file.slice(0, -extension.length));
  const names = [...new Set([...present, ...coming])].sort(byCodePoint);
  if (names.length === 0 && problems.length === 0) {
    problems.push({
      file: directory,
      ...top,
      what: "holds no tenant file",
      remedy:
        "Name the directory that holds the tenants' .yaml files; an empty one would remove every tenant",
    });
  }
  return { names, hasRemoved: files.includes("removed.yaml"), problems };
}

/** A file of the directory as a person would type it. */
export const fileIn = (directory: string, name: string) => `${directory.replace(/\/+$/, "")}/${name}`;

const extension = ".yaml";
const top = { line: 1, column: 1, path: "" } as const;

function readEntries(directory: string): Dirent[] | { problem: Problem } {
  const problem = (what: string, remedy: string) => ({ problem: { file: directory, ...top, what, remedy } });
  try {
    const status = lstatSync(directory);
    if (status.isSymbolicLink()) return problem("is a symbolic link", "Name the directory itself");
    if (!status.isDirectory())
      return problem("is not a directory", "Name the directory that holds the tenants' files");
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => byCodePoint(a.name, b.name));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT")
      return problem("does not exist", "Name the directory that holds the tenants' files");
    return problem(`cannot be read (${code})`, "Make it a readable directory");
  }
}

function entryFault(
  entry: Dirent,
  platformNamespaces: readonly string[],
): { what: string; remedy: string } | null {
  const { name } = entry;
  if (entry.isSymbolicLink()) return { what: "is a symbolic link", remedy: "Replace it by the file itself" };
  if (entry.isDirectory()) {
    if (name === codeFolder) return null;
    return { what: "is a folder, which has no place here", remedy: "Move it away: one file is one tenant" };
  }
  if (!entry.isFile()) return { what: "is not a regular file", remedy: "Remove it" };
  if (otherFiles.has(name)) return null;
  if (name.endsWith(extension) && !name.startsWith(".")) {
    return nameFault(name.slice(0, -extension.length), platformNamespaces);
  }
  if (/\.ya?ml$/i.test(name) && !name.startsWith(".")) {
    return { what: "does not end in .yaml", remedy: `Rename it to ${name.replace(/\.ya?ml$/i, extension)}` };
  }
  if (name.startsWith("."))
    return { what: "is a hidden file", remedy: "Delete it, and list it in .gitignore" };
  return { what: "has no place here", remedy: "Move it away: the directory holds tenants' .yaml files only" };
}
