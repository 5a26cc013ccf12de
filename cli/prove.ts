import { type Inputs, makePlan, readInputs } from "../plan/make.ts";
import type { Plan } from "../plan/plan.ts";
import { prove } from "../proof/prove.ts";
import { readPlanFile } from "../proof/read-plan.ts";
import { renderProofJson } from "../proof/render/json.ts";
import { renderProofMarkdown } from "../proof/render/markdown.ts";
import { renderProof } from "../proof/render/text.ts";
import { type Scope, viewOf } from "../proof/view.ts";
import { didYouMean } from "../tenants/contract/nearest.ts";
import type { ResolvedTenant } from "../tenants/contract/tenant.ts";
import { type CommonOptions, command, notify, run, UsageError } from "./command.ts";
import { progress } from "./progress.ts";

interface ProveOptions extends CommonOptions {
  readonly plan?: string;
  readonly changed?: string;
  readonly json?: true;
  readonly markdown?: true;
}

await run(
  command("prove", "Prove from the plan alone that no tenant can reach another, or show how one could.")
    .option("--plan <file>", "judge a plan that plan --json wrote, and not the program's own")
    .option("--changed <names>", "judge these tenants only, against all others: acme,globex")
    .option("--json", "every claim, as JSON")
    .option("--markdown", "for a pull request")
    .action(proveStack),
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

/** What is to be judged. Of changed tenants only they are planned, each from its own file, and those near them. */
async function subjectOf({
  plan: file,
  changed,
  ...source
}: ProveOptions): Promise<{ plan: Plan; scope?: Scope }> {
  if (file !== undefined) {
    const plan = readPlanFile(file);
    const names = plan.tenants.map(({ name }) => name);
    if (changed === undefined) return { plan };
    return { plan, scope: { judged: chosen(changed, names), isPartial: false } };
  }
  const inputs = readInputs(source);
  notify(inputs.notices);
  const planned = progress("planned", "tenants");
  if (changed === undefined) return { plan: await makePlan(inputs, planned) };
  const judged = chosen(
    changed,
    inputs.tenants.map(({ name }) => name),
  );
  const tenants = withNeighbours(inputs, new Set(judged));
  const plan = await makePlan({ ...inputs, tenants }, planned);
  return { plan, scope: { judged, isPartial: tenants.length < inputs.tenants.length } };
}

/** @throws UsageError on a name that no tenant has. */
function chosen(list: string, known: readonly string[]): readonly string[] {
  const names = [...new Set(list.split(",").map((name) => name.trim()))].filter((name) => name !== "");
  if (names.length === 0) throw new UsageError("--changed names no tenant");
  for (const name of names) {
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known, `There are ${known.slice(0, 10).join(", ") || "none"}`);
    throw new UsageError(`there is no tenant ${JSON.stringify(name)}. ${hint}.`);
  }
  return known.filter((name) => names.includes(name));
}

/** With the tenants that they declare a path to, and those next to them, whose names are the most alike. */
function withNeighbours({ tenants }: Inputs, judged: ReadonlySet<string>): readonly ResolvedTenant[] {
  const wanted = new Set(judged);
  for (const [index, tenant] of tenants.entries()) {
    if (!judged.has(tenant.name)) continue;
    for (const neighbour of tenants.slice(Math.max(0, index - 4), index + 5)) wanted.add(neighbour.name);
    for (const peer of [...tenant.network.allowFrom, ...tenant.network.allowTo]) {
      if ("tenant" in peer) wanted.add(peer.tenant);
    }
  }
  return tenants.filter(({ name }) => wanted.has(name));
}
