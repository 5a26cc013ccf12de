import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { killAtRandom } from "../robustness/kills/campaign.ts";
import type { Campaign } from "./campaign.ts";
import { fuzzDirectories } from "./campaigns/directories.ts";
import { fuzzFaults } from "./campaigns/faults.ts";
import { fuzzSettings } from "./campaigns/settings.ts";
import { fuzzTenants } from "./campaigns/tenants.ts";

// Thousands of files that are nearly right: npm run fuzz -- [tenants…] [--count 5000] [--plans 200] [--seed 42]
// Commands killed at random points: npm run fuzz -- kills [--count 100]
const subjects: Readonly<Record<string, (campaign: Campaign) => Promise<object>>> = {
  tenants: fuzzTenants,
  settings: fuzzSettings,
  directories: fuzzDirectories,
  faults: fuzzFaults,
  kills: killAtRandom,
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "1000" },
    plans: { type: "string", default: "50" },
    seed: { type: "string" },
  },
});
const campaign = {
  seed: Number(values.seed ?? randomInt(2 ** 31)),
  count: Number(values.count),
  plans: Number(values.plans),
};
const { kills: _, ...files } = subjects;
const chosen = positionals.length > 0 ? positionals : Object.keys(files);
process.stdout.write(`seed ${campaign.seed}, ${campaign.count} cases of each kind\n`);
for (const name of chosen) {
  const start = performance.now();
  const figures = await (subjects[name] ?? unknown(name))(campaign);
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stdout.write(`${name}: ${JSON.stringify({ ...figures, seconds })}\n`);
}

function unknown(name: string): never {
  throw new Error(`There is no ${name}: ${Object.keys(subjects).join(", ")}`);
}
