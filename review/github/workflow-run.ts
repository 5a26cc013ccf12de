import { readFileSync } from "node:fs";
import * as z from "zod";
import type { GitHub } from "./api.ts";

/** A finished run, as the `workflow_run` event tells of it; its values are GitHub's, its names a stranger's. */
const runSchema = z.object({
  event: z.literal("pull_request", { error: "the run was not started by a pull request" }),
  conclusion: z.string().nullish(),
  html_url: z.url(),
  head_sha: z.string().regex(/^[0-9a-f]{40}$/),
  head_branch: z.string().min(1),
  head_repository: z.object({ full_name: z.string(), owner: z.object({ login: z.string() }) }),
});

const eventSchema = z.object({
  workflow_run: runSchema,
  repository: z.object({ full_name: z.string(), default_branch: z.string() }),
});

type RunEvent = z.output<typeof eventSchema>;

/** Reads the file that GITHUB_EVENT_PATH names. */
export function readRunEvent(path: string): RunEvent {
  return eventSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

export const isFork = ({ workflow_run: run, repository }: RunEvent) =>
  run.head_repository.full_name !== repository.full_name;

const pullRequestSchema = z.object({
  number: z.number().int(),
  head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ full_name: z.string() }).nullish() }),
  base: z.object({ ref: z.string() }),
});

/**
 * Number of the open pull request whose newest commit the run judged, asked of GitHub and never of the run's own
 * files, which a stranger's code wrote; null where there are newer commits, or where it is closed.
 */
export async function pullRequestOf(github: GitHub, event: RunEvent): Promise<number | null> {
  const { workflow_run: run, repository } = event;
  const query = new URLSearchParams({
    state: "open",
    base: repository.default_branch,
    head: `${run.head_repository.owner.login}:${run.head_branch}`,
    per_page: "100",
  });
  const found = await github.list(`/repos/${repository.full_name}/pulls?${query}`, pullRequestSchema);
  const same = found.find(
    ({ head, base }) =>
      head.sha === run.head_sha &&
      head.ref === run.head_branch &&
      head.repo?.full_name === run.head_repository.full_name &&
      base.ref === repository.default_branch,
  );
  return same?.number ?? null;
}
