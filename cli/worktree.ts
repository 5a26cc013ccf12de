import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { git, gitNow } from "./git.ts";

/** Lets `use` see another commit's files, in a folder that is gone afterwards, also after Ctrl-C. */
export async function withWorktree<Result>(
  commit: string,
  use: (root: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "eks-tenancy-base-"));
  const tree = join(folder, "tree");
  const remove = () => {
    gitNow("worktree", "remove", "--force", tree);
    rmSync(folder, { recursive: true, force: true });
    gitNow("worktree", "prune");
  };
  const interrupt = (signal: NodeJS.Signals) => process.exit(128 + (signals[signal] ?? 15));
  process.once("exit", remove);
  for (const signal of Object.keys(signals)) process.once(signal, interrupt);
  try {
    // The repository's hooks are for people who check out, not for this.
    await git("-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", "--detach", tree, commit);
    return await use(join(tree, (await git("rev-parse", "--show-prefix")).trim()));
  } finally {
    for (const signal of Object.keys(signals)) process.off(signal, interrupt);
    process.off("exit", remove);
    remove();
  }
}

const signals: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
