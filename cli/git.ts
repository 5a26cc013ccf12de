import { execFile } from "node:child_process";
import { relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { root } from "../plan/inputs.ts";
import { errorCode } from "../tenants/contract/document/read-file.ts";
import { endWithThis } from "./child.ts";
import { Fault, UsageError } from "./command.ts";

const run = promisify(execFile);

/** A git command's output, with variables added to its environment. @throws Fault with git's own words. */
export async function git(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  try {
    const running = run("git", [...args], { ...options, env: { ...environment, ...variables } });
    endWithThis(running.child);
    const { stdout } = await running;
    return stdout;
  } catch (error) {
    throw new Fault(`git ${args.find((arg) => !arg.startsWith("-"))} failed: ${wordsOf(error)}`);
  }
}

/** The first line says what is wrong; a full disk makes it say so for every file. */
function wordsOf(error: unknown): string {
  if (errorCode(error) === "ENOENT") return "there is no git on the PATH. Install it.";
  const words = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
  return words.split("\n")[0] ?? "";
}

/** Within a hook, git's own variables would point it at another repository. */
const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...others } = process.env;
/** Nor does it refresh the repository's index, whose lock would stay behind if it were killed. */
const environment = { ...others, GIT_OPTIONAL_LOCKS: "0" };
const options = { cwd: root, maxBuffer: 2 ** 28 };

/** The commit that a branch, a tag or `HEAD^` names. */
export async function commitOf(ref: string): Promise<string> {
  if (ref.startsWith("-")) throw new UsageError(`${JSON.stringify(ref)} is no commit.`);
  // Where this is no repository, or not one that git trusts, its own words are the better ones.
  await git(["rev-parse", "--git-dir"]);
  try {
    return (await git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`])).trim();
  } catch {
    const remedy = "Name a branch, a tag or a commit that is here; a shallow clone may need git fetch first.";
    throw new UsageError(`There is no commit ${JSON.stringify(ref)}. ${remedy}`);
  }
}

/** The files of the project that differ from a commit, new and deleted ones included, from the project's root. */
export async function changedFiles(commit: string, tenants: string): Promise<readonly string[]> {
  const lists = await Promise.all([
    git(["diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", commit, "--", "."]),
    git(["ls-files", "--others", "--exclude-standard", "-z"]),
    // Whether git ignores it or not, a file in these directories is a tenant or a stack.
    git(["ls-files", "--others", "-z", "--", `${tenants}/`, "stacks/"]),
  ]);
  return [...new Set(lists.flatMap((list) => list.split("\0")).filter((path) => path !== ""))].sort();
}

/** A directory as seen from the project's root: it must be in there to be in another commit as well. */
export function insideProject(directory: string): string {
  const path = relative(resolve(root), resolve(directory)).split(sep).join("/");
  if (path === "" || path.startsWith("..")) {
    throw new UsageError(
      `--tenants ${directory} is not a folder of the repository, so no commit has another state of it.`,
    );
  }
  return path;
}
