import { DocumentFault } from "../review/document.ts";
import { driftIn } from "../review/drift/changes.ts";
import { foreignWrites } from "../review/drift/foreign-writes.ts";
import { readLiveObjects } from "../review/drift/live-objects.ts";
import { type Drift, driftMarkdown, driftMarker, driftTitle } from "../review/drift/markdown.ts";
import { GitHubError } from "../review/github/api.ts";
import { MissingEnvironment, workflowEnvironment } from "../review/github/environment.ts";
import { settleIssue } from "../review/github/sticky-issue.ts";
import { failures, readPreview } from "../review/preview-document.ts";
import { Fault, plainCommand, run, stackName, UsageError } from "./command.ts";

interface DriftOptions {
  readonly stack: string;
  readonly preview: string;
  readonly live?: string;
  readonly issue?: true;
  readonly author: string;
}

await run(
  plainCommand("drift", "Tell what was changed outside of this repository.")
    .requiredOption("--preview <file>", "what pulumi preview --refresh --json wrote")
    .option(
      "--live <file>",
      "what kubectl get --output json --show-managed-fields wrote of the plan's manifests",
    )
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
    if (failure !== undefined) throw new DocumentFault(`The preview of ${options.stack} failed: ${failure}`);
    if (preview.steps == null) throw new DocumentFault(`The preview of ${options.stack} lists no step.`);
    const writes = options.live === undefined ? [] : foreignWrites(readLiveObjects(options.live));
    const text = textOf(options.stack, { changes: driftIn(preview), writes });
    if (options.issue) process.stdout.write(`The issue: ${await settle(options, text)}.\n`);
    process.stdout.write(text ?? `${options.stack} is as the program has it.\n`);
    if (text !== null) process.exitCode = 1;
  } catch (error) {
    if (error instanceof MissingEnvironment) throw new UsageError(error.message);
    if (!(error instanceof DocumentFault || error instanceof GitHubError)) throw error;
    throw new Fault(error.message);
  }
}

function settle({ stack, author }: DriftOptions, body: string | null) {
  const { github, repository } = workflowEnvironment(process.env);
  const issue = { repository, marker: driftMarker(stack), author };
  return settleIssue(github, issue, body === null ? null : { title: driftTitle(stack), body });
}

/** Null where nothing drifted. */
function textOf(stack: string, drift: Drift): string | null {
  if (drift.changes.length + drift.writes.length === 0) return null;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env;
  const runUrl = server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
  return driftMarkdown({ stack, ...drift, runUrl });
}
