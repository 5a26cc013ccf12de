import { approvedByLabels, approvedByList } from "../review/deletions/approvals.ts";
import { judgeDeletions } from "../review/deletions/judge.ts";
import { renderVerdict } from "../review/deletions/render.ts";
import { DocumentFault } from "../review/document.ts";
import { readPreview } from "../review/preview-document.ts";
import { Fault, plainCommand, run, stackName } from "./command.ts";

interface GuardOptions {
  readonly stack: string;
  readonly preview: string;
  readonly allow?: readonly string[];
  readonly labels?: string;
}

await run(
  plainCommand(
    "guard",
    "Judge a fresh preview before up: fail on what would be lost for good, unless its owner is approved.",
  )
    .requiredOption("--preview <file>", "what pulumi preview --json wrote")
    .option("--stack <name>", "whose preview it is, for the messages", stackName, "dev")
    .option(
      "--allow <names>",
      "owners whose resources may be lost, tenants or Platform: acme,globex",
      approvedByList,
    )
    .option("--labels <file>", "a JSON list of the pull request's labels, such as allow-deletion: acme")
    .action(guard),
);

function guard({ stack, preview, allow = [], labels }: GuardOptions): void {
  const labelled = labels === undefined ? [] : approvedByLabels(labels);
  try {
    const verdict = judgeDeletions(readPreview(preview), new Set([...allow, ...labelled]));
    process.stdout.write(renderVerdict(verdict, stack));
    if (!verdict.isAllowed) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    throw new Fault(error.message);
  }
}
