import { makePlan, readInputs } from "../plan/make.ts";
import { renderJson } from "../plan/render/json.ts";
import { renderManifests } from "../plan/render/manifests.ts";
import { renderPlan } from "../plan/render/text.ts";
import { type CommonOptions, command, run } from "./command.ts";
import { print } from "./print.ts";
import { progress } from "./progress.ts";
import { chooseTenant } from "./tenant.ts";

interface PlanOptions extends CommonOptions {
  readonly tenant?: string;
  readonly json?: true;
  readonly manifests?: true;
}

await run(
  command("plan", "Show what a stack would hold, without an account: runs the program and records it.")
    .option("--tenant <name>", "one tenant only")
    .option("--json", "everything, as JSON")
    .option("--manifests", "the Kubernetes objects, as YAML that kubectl apply takes")
    .action(plan),
);

async function plan(options: PlanOptions): Promise<void> {
  const inputs = chooseTenant(readInputs(options), options.tenant);
  const whole = await makePlan(inputs, progress("planned", "tenants"));
  const shown =
    options.tenant === undefined
      ? whole
      : { ...whole, resources: whole.resources.filter(({ tenant }) => tenant === options.tenant) };
  if (options.json) await print(renderJson(shown));
  else if (options.manifests) process.stdout.write(renderManifests(shown));
  else process.stdout.write(renderPlan(shown));
}
