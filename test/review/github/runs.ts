import { repository } from "./fake-github.ts";

const sha = "a".repeat(40);

/** The run of a pull request from this branch. */
export const runEvent = (head = "mallory/tenancy", branch = "add-tenant") => ({
  workflow_run: {
    event: "pull_request" as const,
    conclusion: "success",
    html_url: "https://github.com/acme-corp/tenancy/actions/runs/1",
    head_sha: sha,
    head_branch: branch,
    head_repository: { full_name: head, owner: { login: head.split("/")[0] ?? "" } },
  },
  repository: { full_name: repository, default_branch: "main" },
});

/** A pull request from this repository, with the commit of the run. */
export const pull = (number: number, head = "mallory/tenancy", more: object = {}) => ({
  number,
  head: { sha, ref: "add-tenant", repo: { full_name: head } },
  base: { ref: "main" },
  ...more,
});
