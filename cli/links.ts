import type { Links } from "../plan/render/comment/report.ts";
import { commitOf } from "./git.ts";

/** Where GitHub shows files and this run; null outside of GitHub Actions. */
export async function linksOf(commit: string | undefined): Promise<Links | null> {
  const { GITHUB_ACTIONS, GITHUB_SERVER_URL = "", GITHUB_REPOSITORY = "", GITHUB_RUN_ID = "" } = process.env;
  const isHere =
    /^https:\/\/[\w.-]+$/.test(GITHUB_SERVER_URL) && /^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY);
  if (GITHUB_ACTIONS !== "true" || !isHere) return null;
  const repository = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
  const run = /^\d+$/.test(GITHUB_RUN_ID) ? `${repository}/actions/runs/${GITHUB_RUN_ID}` : null;
  // A pull request's head may be a commit that only GitHub has.
  const sha =
    commit !== undefined && /^[0-9a-f]{40}$/.test(commit) ? commit : await commitOf(commit ?? "HEAD");
  return { repository, commit: sha, run };
}
