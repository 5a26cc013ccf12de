import { marker } from "../plan/render/comment/sticky.ts";
import { GitHubError } from "../review/github/api.ts";
import { commentBody } from "../review/github/comment-body.ts";
import { MissingEnvironment, required, workflowEnvironment } from "../review/github/environment.ts";
import { postSticky } from "../review/github/sticky-comment.ts";
import { isFork, pullRequestOf, readRunEvent } from "../review/github/workflow-run.ts";
import { Fault, plainCommand, run, UsageError } from "./command.ts";

interface PostOptions {
  readonly body: string;
  readonly author: string;
}

await run(
  plainCommand(
    "post-comment",
    "Post the review of a finished pull request run; made for a workflow_run workflow.",
  )
    .requiredOption("--body <file>", "the Markdown; where it is missing the comment says so")
    .option("--author <login>", "whose comment is kept up to date", "github-actions[bot]")
    .action(post),
);

async function post({ body: file, author }: PostOptions): Promise<void> {
  try {
    const { github, token, repository } = workflowEnvironment(process.env);
    const event = readRunEvent(required(process.env, "GITHUB_EVENT_PATH"));
    const pullRequest = await pullRequestOf(github, event);
    if (pullRequest === null) {
      process.stdout.write("Nothing is posted: the pull request has newer commits, or is closed.\n");
      return;
    }
    const runUrl = event.workflow_run.html_url;
    const body = commentBody({ file, runUrl, isFork: isFork(event), secrets: [token] });
    const { outcome, url } = await postSticky(github, { repository, pullRequest, body, marker, author });
    process.stdout.write(`The comment is ${outcome}: ${url}\n`);
  } catch (error) {
    if (error instanceof MissingEnvironment) throw new UsageError(error.message);
    if (!(error instanceof GitHubError)) throw error;
    throw new Fault(error.message);
  }
}
