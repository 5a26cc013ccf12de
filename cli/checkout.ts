import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fault } from "./command.ts";
import { checkWritable, diskWords } from "./disk.ts";
import { git } from "./git.ts";
import { withScratch } from "./scratch.ts";

/** Lets `use` see another commit's files, from the project's root, in a folder that is gone afterwards. */
export function withCheckout<Result>(
  commit: string,
  use: (root: string) => Promise<Result>,
): Promise<Result> {
  return withScratch({ parent: temporary(), prefix: "eks-tenancy-base-" }, async (folder) => {
    const tree = join(folder, "tree");
    await layOut(commit, tree, join(folder, "index"));
    return use(join(tree, (await git(["rev-parse", "--show-prefix"])).trim()));
  });
}

/**
 * With an index of its own: nothing is written into the repository, which need not even be writable, and no
 * worktree is entered there that could be left behind.
 */
async function layOut(commit: string, tree: string, index: string): Promise<void> {
  try {
    await git(["read-tree", "--no-sparse-checkout", commit], { GIT_INDEX_FILE: index });
    await git(["checkout-index", "--all", `--prefix=${tree}/`], { GIT_INDEX_FILE: index });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault(`${error.message}. Its files need room: free some, or set TMPDIR to another directory.`);
  }
}

function temporary(): string {
  try {
    const directory = realpathSync(tmpdir());
    checkWritable(directory);
    return directory;
  } catch (error) {
    const remedy = "Set TMPDIR to a directory that can be written";
    throw new Fault(`No folder can be made in ${tmpdir()}: ${diskWords(error, remedy)}`);
  }
}
