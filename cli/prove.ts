import { Option } from "commander";
import { type PlanSource, readInputs, root } from "../plan/inputs.ts";
import { makePlan } from "../plan/make.ts";
import type { Plan } from "../plan/plan.ts";
import { readPlanFile } from "../proof/plan-file/read.ts";
import { prove } from "../proof/prove.ts";
import { renderProofJson } from "../proof/render/json.ts";
import { renderProofMarkdown } from "../proof/render/markdown.ts";
import { renderProof } from "../proof/render/text.ts";
import { type Scope, viewOf } from "../proof/view.ts";
import { loadSettings } from "../stacks/settings/load.ts";
import { problemWords } from "../tenants/contract/document/input-error.ts";
import { didYouMean } from "../tenants/contract/document/nearest.ts";
import { loadSome } from "../tenants/contract/load.ts";
import { type CommonOptions, command, notify, run, UsageError, withForms } from "./command.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { progress } from "./progress.ts";

interface ProveOptions extends CommonOptions {
  readonly plan?: string;
  readonly changed?: string;
  readonly json?: true;
  readonly markdown?: true;
}

await run(
  withForms(
    command("prove", "Prove from the plan alone that no tenant can reach another, or show how one could.")
      .addOption(
        new Option(
          "--plan <file>",
          "judge a plan that plan --json wrote, and not the program's own",
        ).conflicts(["stack", "tenants"]),
      )
      .option("--changed <names>", "judge these tenants only, against all others: acme,globex"),
    { "--json": "every claim, as JSON", "--markdown": "for a pull request" },
  ).action(proveStack),
);

async function proveStack(options: ProveOptions): Promise<void> {
  const { plan, scope } = await subjectOf(options);
  const judged = progress("judged", "claims");
  const report = prove(plan, { ...(scope && { scope }), progress: judged });
  if (options.json) process.stdout.write(renderProofJson(report));
  else if (options.markdown) process.stdout.write(renderProofMarkdown(report, viewOf(plan, scope)));
  else process.stdout.write(renderProof(report));
  if (report.claims.some(({ holds }) => !holds)) process.exitCode = 1;
}

/** What is to be judged: a plan from a file or the program's own, whole or of the changed tenants. */
async function subjectOf({
  plan: file,
  changed,
  ...source
}: ProveOptions): Promise<{ plan: Plan; scope?: Scope }> {
  if (file !== undefined) {
    const plan = readPlanFile(file);
    const names = plan.tenants.map(({ name }) => name);
    if (changed === undefined) return { plan };
    return { plan, scope: { judged: chosen(changed, plan.stack, names), isPartial: false } };
  }
  if (changed !== undefined) return planOfChanged(source, changed);
  const inputs = readInputs(source);
  notify(inputs.notices);
  return { plan: await makePlan(inputs, progress("planned", "tenants")) };
}

/** The changed tenants and those near them, read and planned at a cost that hardly grows with the others. */
async function planOfChanged(
  { stack, tenants: directory }: PlanSource,
  changed: string,
): Promise<{ plan: Plan; scope: Scope }> {
  const settings = loadSettings({ stack, root });
  const only = new Set(listed(changed));
  const own = loadSome({ directory, settings, only });
  const known = own.tenants.map(({ name }) => name);
  const judged = chosen(changed, stack, known, own.names);
  const { tenants, deployed, removed } = loadSome({ directory, settings, only: neighbourhood(own, only) });
  const plan = await makePlan({ settings, tenants, removed }, progress("planned", "tenants"));
  return { plan, scope: { judged, isPartial: tenants.length < deployed } };
}

function listed(list: string): readonly string[] {
  const names = list.split(",").map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== "");
}

/** @throws UsageError on a name that no tenant of the stack has; `all` may be tenants of other stacks. */
function chosen(
  list: string,
  stack: string,
  known: readonly string[],
  all: readonly string[] = known,
): readonly string[] {
  const names = listed(list);
  if (names.length === 0) throw new UsageError("--changed names no tenant. Write it as acme,globex.");
  for (const name of names) {
    if (known.includes(name)) continue;
    const remedy = all.includes(name)
      ? `Its file does not name ${stack}: leave it out, or choose another --stack`
      : didYouMean(name, all, `Known are ${all.slice(0, 10).join(", ") || "none"}`);
    const what = `${stack} has no tenant ${JSON.stringify(name)}`;
    throw new UsageError(problemWords({ what, remedy }));
  }
  return known.filter((name) => names.includes(name));
}
