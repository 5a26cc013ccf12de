import { execFile, spawnSync } from "node:child_process";
import { relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { root } from "../plan/make.ts";
import { Fault, UsageError } from "./command.ts";

const run = promisify(execFile);

/** A git command's output. @throws Fault with git's own words. */
export async function git(...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run("git", [...args], options);
    return stdout;
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    const words = said || (error instanceof Error ? error.message : String(error));
    throw new Fault(`git ${args.find((arg) => !arg.startsWith("-"))} failed: ${words}`);
  }
}

/** For a handler that may not wait; a failure is nobody's to handle then. */
export const gitNow = (...args: readonly string[]) =>
  void spawnSync("git", [...args], { ...options, stdio: "ignore" });

/** Within a hook, git's own variables would point it at another repository. */
const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...environment } = process.env;
const options = { cwd: root, env: environment, maxBuffer: 2 ** 28 };

/** The commit that a branch, a tag or `HEAD^` names. */
export async function commitOf(ref: string): Promise<string> {
  if (ref.startsWith("-")) throw new UsageError(`${JSON.stringify(ref)} is no commit.`);
  try {
    return (await git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`)).trim();
  } catch {
    // Where git works at all it is the name; where it does not, git itself says why.
    await git("rev-parse", "--git-dir");
    throw new UsageError(
      `There is no commit ${JSON.stringify(ref)}. Name a branch, a tag or a commit that is here; a shallow clone may need git fetch first.`,
    );
  }
}

/** The files of the project that differ from a commit, new and deleted ones included, from the project's root. */
export async function changedFiles(commit: string, tenants: string): Promise<readonly string[]> {
  const lists = await Promise.all([
    git("diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", commit, "--", "."),
    git("ls-files", "--others", "--exclude-standard", "-z"),
    // Whether git ignores it or not, a file in this directory is a tenant.
    git("ls-files", "--others", "-z", "--", `${tenants}/`),
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
