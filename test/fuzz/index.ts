import { randomInt } from "node:crypto";
import { Argument } from "commander";
import { plainCommand, run } from "../../cli/command.ts";
import { killAtRandom } from "../robustness/kills/campaign.ts";
import { wholeNumber } from "../support/whole-number.ts";
import type { Campaign } from "./campaign.ts";
import { fuzzDirectories } from "./campaigns/directories.ts";
import { fuzzFaults } from "./campaigns/faults.ts";
import { fuzzSettings } from "./campaigns/settings.ts";
import { fuzzTenants } from "./campaigns/tenants.ts";

const subjects: Readonly<Record<string, (campaign: Campaign) => Promise<object>>> = {
  tenants: fuzzTenants,
  settings: fuzzSettings,
  directories: fuzzDirectories,
  faults: fuzzFaults,
  kills: killAtRandom,
};
const { kills: _, ...files } = subjects;
const usual = Object.keys(files);

await run(
  plainCommand("fuzz", "Put thousands of files that are nearly right to the program, or kill its commands.")
    .addArgument(new Argument("[subjects...]", "what is tried").choices(Object.keys(subjects)).default(usual))
    .option("--count <number>", "cases of each kind, or kills", wholeNumber(1), 1000)
    .option("--plans <number>", "most plans made of what is accepted, and proven", wholeNumber(0), 50)
    .option("--seed <number>", "where chance begins", wholeNumber(0), randomInt(2 ** 31))
    .action(fuzz),
);

async function fuzz(chosen: readonly string[], campaign: Campaign): Promise<void> {
  process.stdout.write(`seed ${campaign.seed}, ${campaign.count} cases of each kind\n`);
  for (const name of chosen) {
    const start = performance.now();
    const figures = await subjects[name]?.(campaign);
    const seconds = Math.round((performance.now() - start) / 1000);
    process.stdout.write(`${name}: ${JSON.stringify({ ...figures, seconds })}\n`);
  }
}
