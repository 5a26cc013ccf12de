import * as z from "zod";
import { type GitHub, GitHubError, isUncertain } from "./api.ts";

interface StickyComment {
  /** `owner/name` */
  readonly repository: string;
  readonly pullRequest: number;
  /** Begins with the marker. */
  readonly body: string;
  readonly marker: string;
  /** Login of the workflow's own user: only its comments are ever changed. */
  readonly author: string;
}

interface Posted {
  readonly outcome: "created" | "updated" | "unchanged";
  readonly url: string;
}

/** One comment a pull request: the one there is, brought up to date, or a new one. */
export async function postSticky(github: GitHub, sticky: StickyComment): Promise<Posted> {
  const { repository, pullRequest, body } = sticky;
  for (let round = 1; ; round += 1) {
    const [oldest, ...doubles] = await ownComments(github, sticky);
    try {
      // Two runs at once may each have made one.
      for (const { id } of doubles) await github.request("DELETE", comment(repository, id), z.unknown());
      if (oldest === undefined) {
        const path = `/repos/${repository}/issues/${pullRequest}/comments`;
        return {
          outcome: "created",
          url: (await github.request("POST", path, commentSchema, { body })).html_url,
        };
      }
      if (oldest.body === body) return { outcome: "unchanged", url: oldest.html_url };
      await github.request("PATCH", comment(repository, oldest.id), commentSchema, { body });
      return { outcome: "updated", url: oldest.html_url };
    } catch (error) {
      if (round === rounds || !(error instanceof GitHubError) || !isWorthAnotherLook(error)) throw error;
    }
  }
}

const rounds = 3;

/** A comment may be there although the answer was lost, or be gone since it was listed. */
const isWorthAnotherLook = (error: GitHubError) => isUncertain(error) || error.status === 404;

const comment = (repository: string, id: number) => `/repos/${repository}/issues/comments/${id}`;

const commentSchema = z.object({
  id: z.number().int(),
  body: z.string().nullish(),
  html_url: z.string(),
  user: z.object({ login: z.string() }).nullish(),
});

async function ownComments(github: GitHub, { repository, pullRequest, marker, author }: StickyComment) {
  const path = `/repos/${repository}/issues/${pullRequest}/comments?per_page=100`;
  const comments = await github.list(path, commentSchema);
  return comments
    .filter(({ user, body }) => user?.login === author && body?.startsWith(marker))
    .sort((a, b) => a.id - b.id);
}
