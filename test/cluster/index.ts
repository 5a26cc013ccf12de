import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Option } from "commander";
import { plainCommand, run, UsageError } from "../../cli/command.ts";
import { checks } from "./checks/index.ts";
import { Unavailable } from "./control-plane/index.ts";
import { renderMutations } from "./mutations/report.ts";
import { mutations, runMutations, type Verdict } from "./mutations/run.ts";
import { buildWorld, endWorld } from "./suite/build.ts";
import { mutationPart, renderReport } from "./suite/report.ts";
import { type Outcome, runChecks } from "./suite/run.ts";
import { standard, type Variant, variantNames, variants, withoutMutation } from "./suite/variant.ts";
import type { World } from "./suite/world.ts";

interface Options {
  readonly variant?: string;
  readonly only: string;
  readonly write?: true;
  readonly mutate?: string | true;
}

const report = new URL("../../docs/conformance.md", import.meta.url);
let [passed, failed, skipped] = [0, 0, 0];

await run(
  plainCommand("test:cluster", "Attack every claim on a real control plane, as docs/conformance.md lists.")
    .addOption(
      new Option("--variant <name>", "the cluster's setting; all of them if not said").choices(variantNames),
    )
    .option("--only <text>", "those checks whose id and title contain it", "")
    .option("--mutate [text]", "take away one thing after the other (whose name contains it): what notices?")
    .option("--write", "write docs/conformance.md: its checks, with --mutate also what is noticed")
    .action(conform),
);

async function conform({ variant, only, write: writes, mutate: text }: Options): Promise<void> {
  const wanted = checks.filter(({ id, title }) => `${id} ${title}`.includes(only));
  if (text !== undefined) {
    if (process.env.TENANCY_KUBECONFIG)
      throw new UsageError(
        "--mutate takes guardrails away from clusters of its own: unset TENANCY_KUBECONFIG",
      );
    const part = text === true ? "" : text;
    await inWorlds([standard, standard, standard, withoutMutation], (worlds) =>
      mutate(worlds, part, writes === true),
    );
  } else if (writes) {
    return write(mutationPart(readReport()));
  } else {
    for (const each of variants.filter(({ name }) => name === (variant ?? name)))
      await inWorlds([each], (worlds) => runChecks(worlds[0] as World, wanted, tell));
  }
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  // Nothing at all is no success.
  process.exitCode = failed > 0 || passed + skipped === 0 ? 1 : 0;
}

/** Builds a world of each variant and takes it down again, whatever happens in between. */
async function inWorlds(
  wantedVariants: readonly Variant[],
  work: (worlds: readonly World[]) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const worlds: World[] = [];
  const interrupted = () =>
    void Promise.all(worlds.map(({ plane }) => plane.stop())).then(() => process.exit(130));
  process.once("SIGINT", interrupted);
  try {
    // One after the other: the program runs once at a time.
    for (const variant of wantedVariants) worlds.push(await buildWorld(variant));
    const { variant, plane } = worlds[0] as World;
    console.log(
      `\n${variant.name}: Kubernetes ${plane.version}, ready in ${seconds(performance.now() - start)}`,
    );
    await work(worlds);
    console.log(`${variant.name}: ${seconds(performance.now() - start)}`);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    skipped++;
    console.log(`skipped: ${error.message}`);
  } finally {
    process.off("SIGINT", interrupted);
    await Promise.all(worlds.map(endWorld));
  }
}

function tell({ check, fault, skipped: isSkipped, milliseconds }: Outcome): void {
  if (isSkipped) {
    skipped++;
    console.log(`- ${check.id}  ${check.title}: skipped, users of this cluster are impersonated`);
    return;
  }
  if (fault === undefined) passed++;
  else failed++;
  const time = milliseconds > 1000 ? ` (${seconds(milliseconds)})` : "";
  const reason = fault === undefined ? "" : `\n    ${fault}`;
  console.log(`${fault === undefined ? "✓" : "✗"} ${check.id}  ${check.title}${time}${reason}`);
}

async function mutate(worlds: readonly World[], text: string, writes: boolean): Promise<void> {
  const verdicts: Verdict[] = [];
  const { plane } = worlds[0] as World;
  const chosen = mutations(worlds[0] as World).filter(({ what }) => what.includes(text));
  await runMutations(worlds, checks, chosen, (verdict) => {
    verdicts.push(verdict);
    const { mutation, noticedBy } = verdict;
    if (noticedBy !== undefined) {
      passed++;
      console.log(`✓ ${mutation.what}: ${noticedBy.id}  ${noticedBy.title}`);
    } else if (mutation.double !== undefined) {
      skipped++;
      console.log(`- ${mutation.what}: ${mutation.double}`);
    } else {
      failed++;
      console.log(`✗ ${mutation.what}: nothing noticed`);
    }
    if (writes) write(renderMutations(verdicts, chosen.length, plane.version));
  });
}

function write(mutation: string): void {
  mkdirSync(new URL(".", report), { recursive: true });
  writeFileSync(report, renderReport(checks, mutation));
}

function readReport(): string {
  try {
    return readFileSync(report, "utf8");
  } catch {
    return "";
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
