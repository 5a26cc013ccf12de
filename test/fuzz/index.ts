import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { type Campaign, type Figures, fuzzSettings, fuzzTenants } from "./campaign.ts";

// Reads thousands of files that are nearly right: npm run fuzz -- --count 5000 [--seed 42]
const { values } = parseArgs({
  options: { count: { type: "string", default: "1000" }, seed: { type: "string" } },
});
const campaign = { count: Number(values.count), seed: Number(values.seed ?? randomInt(2 ** 31)) };
process.stdout.write(`seed ${campaign.seed}, ${campaign.count} cases of each kind\n`);
await report("tenant files", fuzzTenants);
await report("settings", fuzzSettings);

async function report(subject: string, fuzz: (campaign: Campaign) => Promise<Figures>): Promise<void> {
  const { cases, accepted, seconds } = await fuzz(campaign);
  process.stdout.write(`${subject}: ${cases} cases, ${accepted} accepted, in ${seconds} s\n`);
}
