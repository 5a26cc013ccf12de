import { readFileSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { capacityChanges } from "../plan/diff/capacity.ts";
import { root } from "../plan/inputs.ts";
import { digestPreview } from "../plan/preview/digest.ts";
import { parsePreview } from "../plan/preview/document.ts";
import { renderComment } from "../plan/render/comment/comment.ts";
import { emptyReport, type Report } from "../plan/render/comment/report.ts";
import { listStacks } from "../stacks/settings/files.ts";
import { InputError } from "../tenants/contract/document/input-error.ts";
import { commandOfStacks, Fault, run, stackHelp, stackName, UsageError } from "./command.ts";
import { type Base, compareStack, withBase } from "./compare.ts";
import { goneStacks } from "./gone-stacks.ts";
import { linksOf } from "./links.ts";
import { proofDifference } from "./proof-difference.ts";
import { type Allowed, refusedBy } from "./refusals.ts";

interface CommentOptions extends Allowed {
  readonly tenants: string;
  readonly base?: string;
  readonly stack?: readonly string[];
  readonly preview?: readonly Preview[];
  readonly commit?: string;
}

interface Preview {
  readonly stack: string;
  readonly file: string;
}

await run(
  commandOfStacks(
    "comment",
    "Write the pull request's comment: what changes for whom, and whether the proofs hold.",
  )
    .option("--base <ref>", "the commit to compare with: origin/main")
    .option("--stack <name>", `${stackHelp}; repeatable, all where none is named`, collectStacks)
    .option(
      "--preview <stack=file>",
      "what pulumi preview --json wrote for a stack; repeatable",
      collectPreviews,
    )
    .option("--commit <sha>", "the commit that lines are linked in, in GitHub Actions")
    .option("--allow-removals <reason>", "as for diff")
    .option("--allow-mass-change <reason>", "as for diff")
    .action(comment),
);

/** Whatever is wrong with the inputs stands in the comment; what fails a pull request is `diff` and `prove`. */
async function comment(options: CommentOptions): Promise<void> {
  const { base, tenants, preview = [], commit } = options;
  if (base === undefined && preview.length === 0)
    throw new UsageError("Name the --base to compare with, or a --preview.");
  const stacks = options.stack ?? inOrder(listStacks(root));
  const planned =
    base === undefined ? [] : await withBase(base, tenants, (other) => reportAll(other, stacks, options));
  const reports = [...planned, ...preview.map(previewReport)];
  process.stdout.write(renderComment({ reports, links: await linksOf(commit) }));
}

async function reportAll(base: Base, stacks: readonly string[], options: CommentOptions): Promise<Report[]> {
  const reports = goneStacks(base);
  // One after the other: the SDKs' state is the process's.
  for (const stack of stacks) reports.push(await reportStack(base, stack, options));
  return reports;
}

async function reportStack(
  base: Base,
  stack: string,
  { tenants, ...allowed }: CommentOptions,
): Promise<Report> {
  const nothing = emptyReport(stack);
  try {
    const compared = await compareStack(base, stack, tenants, { withNeighbours: true });
    return {
      ...nothing,
      diff: compared.diff,
      refused: refusedBy(compared, tenants, allowed),
      proof: proofDifference(compared),
      capacity: capacityChanges(compared.base, compared.head),
    };
  } catch (error) {
    if (error instanceof InputError) return { ...nothing, problems: error.problems };
    if (error instanceof Fault) return { ...nothing, failure: error.message };
    throw error;
  }
}

function previewReport({ stack, file }: Preview): Report {
  const nothing = emptyReport(`${stack} preview`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { ...nothing, failure: `${file} cannot be read: the preview did not write it` };
  }
  const parsed = parsePreview(text);
  if ("fault" in parsed) return { ...nothing, failure: `${file} ${String(parsed.fault)}` };
  return { ...nothing, ...digestPreview(parsed, stack) };
}

/** As a change travels: what is tried first, first, and production last. */
function inOrder(stacks: readonly string[]): readonly string[] {
  const rank = (stack: string) => (stack.startsWith("dev") ? 0 : stack.startsWith("prod") ? 2 : 1);
  return stacks.toSorted((a, b) => rank(a) - rank(b));
}

function collectStacks(value: string, known: readonly string[] = []): readonly string[] {
  return [...known, stackName(value)];
}

function collectPreviews(value: string, known: readonly Preview[] = []): readonly Preview[] {
  const [, stack, file] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  if (stack === undefined || file === undefined)
    throw new InvalidArgumentError("Write it as dev=preview.json.");
  return [...known, { stack: stackName(stack), file }];
}
