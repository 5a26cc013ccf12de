import { readInputs } from "../plan/inputs.ts";
import { makePlan } from "../plan/make.ts";
import { renderJson } from "../plan/render/json.ts";
import { renderManifests } from "../plan/render/manifests.ts";
import { renderPlanMarkdown } from "../plan/render/plan-markdown.ts";
import { renderPlan } from "../plan/render/text.ts";
import { type CommonOptions, command, notify, run, withForms } from "./command.ts";
import { checkPage, writePage } from "./page.ts";
import { print } from "./print.ts";
import { progress } from "./progress.ts";
import { chooseTenant, ownPlan } from "./tenant.ts";

interface PlanOptions extends CommonOptions {
  readonly tenant?: string;
  readonly json?: true;
  readonly manifests?: true;
  readonly markdown?: true;
  readonly html?: string;
}

await run(
  withForms(
    command(
      "plan",
      "Show what a stack would hold, without an account: runs the program and records it.",
    ).option("--tenant <name>", "one tenant only"),
    {
      "--json": "everything, as JSON",
      "--manifests": "the Kubernetes objects, as YAML that kubectl apply takes",
      "--markdown": "the table, as Markdown",
      "--html <file>": "a page of the environment, with its proof, that needs nothing else",
    },
  ).action(plan),
);

async function plan(options: PlanOptions): Promise<void> {
  checkPage(options);
  const read = readInputs(options);
  const inputs = chooseTenant(read, options.tenant);
  notify(read.notices);
  const whole = await makePlan(inputs, progress("planned", "tenants"));
  const shown = options.tenant === undefined ? whole : ownPlan(whole, options.tenant);
  if (options.html !== undefined) await writePage(options.html, whole);
  else if (options.json) await print(renderJson(shown));
  else if (options.manifests) process.stdout.write(renderManifests(shown));
  else if (options.markdown) process.stdout.write(renderPlanMarkdown(shown));
  else process.stdout.write(renderPlan(shown));
}
