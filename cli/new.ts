import { Option } from "commander";
import { root } from "../plan/inputs.ts";
import { makePlan } from "../plan/make.ts";
import { renderPlan } from "../plan/render/text.ts";
import { loadSettings } from "../stacks/settings/load.ts";
import type { Settings } from "../stacks/settings/settings.ts";
import { fileIn } from "../tenants/contract/directory.ts";
import { problemWords } from "../tenants/contract/document/input-error.ts";
import { didYouMean } from "../tenants/contract/document/nearest.ts";
import { loadTenants } from "../tenants/contract/load.ts";
import type { Tier } from "../tenants/contract/tier.ts";
import { type CommonOptions, command, run, UsageError } from "./command.ts";
import { type Answers, answersOf, givenAnswers, missingFlags, type NewFlags } from "./new/answers.ts";
import { ask, Cancelled } from "./new/ask.ts";
import { besideOf, checkName } from "./new/check.ts";
import { draftTenant } from "./new/draft.ts";
import { chooseTenant, ownPlan } from "./tenant.ts";
import { writeWhole } from "./whole-file.ts";

type NewOptions = CommonOptions & NewFlags;

const several = (value: string, before: readonly string[] = []) => [...before, value];

await run(
  command("new", "Write the file of a new tenant, which passes, and show what it would own.")
    .argument("<tenant>", "name of the tenant")
    .option("--tier <tier>", "class of service, such as regular or premium")
    .addOption(new Option("--isolation <isolation>", "whose nodes").choices(["dedicated", "pooled"]))
    .option("--team <team>", "team that answers for it")
    .option("--email <address>", "address that reaches the team")
    .option("--cost-center <account>", "who pays")
    .option("--environment <stack>", "where it is deployed; one or more times", several)
    .option("--admin <arn>", "IAM role or user who runs it; any number of times", several)
    .option("--developer <arn>", "another, who may work in it", several)
    .option("--viewer <arn>", "another, who may look at it", several)
    .action(create),
);

async function create(name: string, options: NewOptions): Promise<void> {
  const directory = options.tenants;
  const settings = loadSettings({ ...options, root });
  checkName({ name, directory }, settings);
  const answers = await answersFor(options);
  if (answers === null) return;
  const environments = answers.environments.map((stack) => loadSettings({ ...options, stack, root }));
  const text = draftTenant(name, answers, tierOf(answers, environments[0] ?? settings));
  const [inputs = { settings, tenants: [], removed: [] }] = environments.map((settings) => ({
    settings,
    tenants: loadTenants({ directory, settings, draft: { name, text } }),
    removed: [],
  }));
  const owned = ownPlan(await makePlan(chooseTenant(inputs, name)), name);
  const file = fileIn(directory, `${name}.yaml`);
  await writeWhole({ file, text, beside: besideOf(directory), isNew: true });
  process.stdout.write(`Wrote ${file}. In ${owned.stack} it would own:\n\n`);
  process.stdout.write(renderPlan(owned));
}

/** Null where a person has thought better of it. @throws UsageError where something is missing and nobody is there. */
async function answersFor(options: NewOptions): Promise<Answers | null> {
  const complete = answersOf(options);
  if (complete !== null) return complete;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError(
      `Without a terminal to ask on, these are needed: ${missingFlags(options).join(", ")}.`,
    );
  }
  try {
    return await ask(givenAnswers(options), loadSettings({ ...options, root }), { output: process.stderr });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    process.exitCode = 130;
    return null;
  }
}

function tierOf({ tier }: Answers, { stack, tiers }: Settings): Tier {
  const found = Object.hasOwn(tiers, tier) ? tiers[tier] : undefined;
  if (found !== undefined) return found;
  const known = Object.keys(tiers);
  const remedy = didYouMean(tier, known, `Use one of ${known.join(", ")}`);
  throw new UsageError(problemWords({ what: `${stack} has no tier ${JSON.stringify(tier)}`, remedy }));
}
