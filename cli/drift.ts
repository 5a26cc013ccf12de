import { type Change, driftIn } from "../review/drift/changes.ts";
import { driftMarkdown, driftMarker, driftTitle } from "../review/drift/markdown.ts";
import { GitHubError } from "../review/github/api.ts";
import { MissingEnvironment, workflowEnvironment } from "../review/github/environment.ts";
import { settleIssue } from "../review/github/sticky-issue.ts";
import { failures, PreviewFault, readPreview } from "../review/preview-document.ts";
import { Fault, plainCommand, run, stackName, UsageError } from "./command.ts";

interface DriftOptions {
  readonly stack: string;
  readonly preview: string;
  readonly issue?: true;
  readonly author: string;
}

await run(
  plainCommand("drift", "Tell what pulumi preview --refresh --json found changed outside of this repository.")
    .requiredOption("--preview <file>", "what pulumi preview --refresh --json wrote")
    .option("--stack <name>", "whose preview it is", stackName, "dev")
    .option("--issue", "open, update or close the stack's issue too, from a workflow")
    .option("--author <login>", "whose issue is kept up to date", "github-actions[bot]")
    .action(drift),
);

async function drift(options: DriftOptions): Promise<void> {
  try {
    const preview = readPreview(options.preview);
    const [failure] = failures(preview);
    // A preview that gave up says nothing about drift: an open issue stays open.
    if (failure !== undefined) throw new PreviewFault(`The preview of ${options.stack} failed: ${failure}`);
    if (preview.steps == null) throw new PreviewFault(`The preview of ${options.stack} lists no step.`);
    const changes = driftIn(preview);
    if (options.issue) process.stdout.write(`The issue: ${await settle(options, changes)}.\n`);
    if (changes.length === 0) process.stdout.write(`${options.stack} is as the program has it.\n`);
    else process.stdout.write(text(options.stack, changes));
    if (changes.length > 0) process.exitCode = 1;
  } catch (error) {
    if (error instanceof MissingEnvironment) throw new UsageError(error.message);
    if (!(error instanceof PreviewFault || error instanceof GitHubError)) throw error;
    throw new Fault(error.message);
  }
}

function settle({ stack, author }: DriftOptions, changes: readonly Change[]) {
  const { github, repository } = workflowEnvironment(process.env);
  const issue = { repository, marker: driftMarker(stack), author };
  return settleIssue(
    github,
    issue,
    changes.length === 0 ? null : { title: driftTitle(stack), body: text(stack, changes) },
  );
}

function text(stack: string, changes: readonly Change[]): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env;
  const runUrl = server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
  return driftMarkdown({ stack, changes, runUrl });
}
