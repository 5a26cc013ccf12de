import * as z from "zod";
import { type GitHub, GitHubError, isUncertain } from "./api.ts";

interface StickyIssue {
  /** `owner/name` */
  readonly repository: string;
  /** Stands at the beginning of the issue's text. */
  readonly marker: string;
  /** Login of the workflow's own user: only its issues are ever changed. */
  readonly author: string;
}

interface IssueText {
  readonly title: string;
  /** Begins with the marker. */
  readonly body: string;
}

type IssueOutcome = "opened" | "updated" | "unchanged" | "closed" | "none";

/** Opens the one issue, or brings it up to date; with no text, closes it where it is open. */
export async function settleIssue(
  github: GitHub,
  sticky: StickyIssue,
  text: IssueText | null,
): Promise<IssueOutcome> {
  for (let round = 1; ; round += 1) {
    const open = await ownIssues(github, sticky);
    try {
      return text === null ? await close(github, sticky, open) : await write(github, sticky, open, text);
    } catch (error) {
      if (round === rounds || !(error instanceof GitHubError) || !isUncertain(error)) throw error;
    }
  }
}

const rounds = 3;

async function write(
  github: GitHub,
  { repository }: StickyIssue,
  [oldest]: readonly Issue[],
  text: IssueText,
): Promise<IssueOutcome> {
  if (oldest === undefined) {
    await github.request("POST", `/repos/${repository}/issues`, z.unknown(), text);
    return "opened";
  }
  if (oldest.body === text.body && oldest.title === text.title) return "unchanged";
  await github.request("PATCH", `/repos/${repository}/issues/${oldest.number}`, z.unknown(), text);
  return "updated";
}

async function close(
  github: GitHub,
  { repository }: StickyIssue,
  open: readonly Issue[],
): Promise<IssueOutcome> {
  const closed = { state: "closed", state_reason: "completed" };
  for (const { number } of open) {
    await github.request("PATCH", `/repos/${repository}/issues/${number}`, z.unknown(), closed);
  }
  return open.length === 0 ? "none" : "closed";
}

const issueSchema = z.object({
  number: z.number().int(),
  title: z.string(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  // GitHub lists pull requests among the issues.
  pull_request: z.unknown().optional(),
});

type Issue = z.output<typeof issueSchema>;

async function ownIssues(github: GitHub, { repository, marker, author }: StickyIssue) {
  const query = new URLSearchParams({ state: "open", creator: author, per_page: "100" });
  const issues = await github.list(`/repos/${repository}/issues?${query}`, issueSchema);
  return issues
    .filter((issue) => issue.pull_request === undefined && issue.user?.login === author)
    .filter(({ body }) => body?.startsWith(marker))
    .sort((a, b) => a.number - b.number);
}
