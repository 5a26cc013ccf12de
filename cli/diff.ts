import type { PlanDiff } from "../plan/diff/diff.ts";
import { readInputs } from "../plan/inputs.ts";
import { makePlan } from "../plan/make.ts";
import { renderDiffJson } from "../plan/render/diff/json.ts";
import { InputError, problemLine, problemWords } from "../tenants/contract/document/input-error.ts";
import { didYouMean } from "../tenants/contract/document/nearest.ts";
import { type CommonOptions, command, notify, run, UsageError, withForms } from "./command.ts";
import { type Compared, compareStack, withBase } from "./compare.ts";
import { checkPage, writePage } from "./page.ts";
import { type Allowed, refusedBy } from "./refusals.ts";

interface DiffOptions extends CommonOptions, Allowed {
  readonly base: string;
  readonly tenant?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly html?: string;
}

await run(
  withForms(
    command("diff", "Show what changes for whom against another commit, which its own program plans.")
      .requiredOption("--base <ref>", "the other commit: origin/main, HEAD^")
      .option("--tenant <name>", "one tenant only"),
    {
      "--json": "everything, as JSON",
      "--markdown": "for a pull request",
      "--html <file>": "the whole environment with its changes, as a page of its own",
    },
  )
    .option("--allow-removals <reason>", "let more than one tenant, or over a fifth of them, be removed")
    .option(
      "--allow-mass-change <reason>",
      "let over a fifth of the tenants change although their files ask for nothing new",
    )
    .action(diff),
);

async function diff(options: DiffOptions): Promise<void> {
  const { base, stack, tenants } = options;
  checkPage(options);
  const compared = await withBase(base, tenants, (other) => compareStack(other, stack, tenants));
  const refused = refusedBy(compared, tenants, options);
  if (options.allowRemovals) notify([`removals are let through: ${options.allowRemovals}`]);
  if (options.allowMassChange) notify([`a mass change is let through: ${options.allowMassChange}`]);
  const shown = options.tenant === undefined ? compared.diff : narrowed(compared, options.tenant);
  if (options.html === undefined)
    process.stdout.write(await rendered(shown, refused.map(problemLine), options));
  else await writePage(options.html, await makePlan(readInputs(options)), compared.diff);
  if (refused.length > 0) throw new InputError(refused);
}

async function rendered(diff: PlanDiff, refused: readonly string[], { json, markdown }: DiffOptions) {
  if (json) return renderDiffJson(diff, refused);
  if (markdown) return (await import("../plan/render/diff/markdown.ts")).renderDiffMarkdown(diff);
  return (await import("../plan/render/diff/text.ts")).renderDiff(diff);
}

function narrowed({ diff, names }: Compared, name: string): PlanDiff {
  if (!names.includes(name)) {
    const remedy = didYouMean(name, names, "Name one that has a file");
    throw new UsageError(problemWords({ what: `There is no tenant ${JSON.stringify(name)}`, remedy }));
  }
  const { tenants, unlisted = [] } = diff;
  return {
    ...diff,
    tenants: tenants.filter((tenant) => tenant.name === name),
    platform: [],
    unlisted: unlisted.filter((one) => one === name),
  };
}
