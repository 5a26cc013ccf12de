import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { makePlan } from "../../plan/make.ts";
import { prove } from "../../proof/prove.ts";
import { loadSettings } from "../../stacks/settings/load.ts";
import type { Settings } from "../../stacks/settings/settings.ts";
import { loadTenants } from "../../tenants/contract/load.ts";
import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { judged } from "./judge.ts";
import { mutated } from "./mutations.ts";
import { self, tenantContent } from "./tenant-files.ts";

const root = new URL("../../", import.meta.url).pathname;
const filesIn = (folder: string, form: RegExp) =>
  readdirSync(join(root, folder))
    .filter((name) => form.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

export interface Campaign {
  readonly seed: number;
  /** Of each kind. */
  readonly count: number;
}

export interface Figures {
  readonly cases: number;
  readonly accepted: number;
  readonly seconds: number;
}

/** Reads tenant files, made up and spoilt ones; then plans and proves all that were accepted. @throws on a fault. */
export async function fuzzTenants({ seed, count }: Campaign): Promise<Figures> {
  const start = performance.now();
  const settings = loadSettings({ stack: "dev", root });
  const accepted: ResolvedTenant[] = [];
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const texts = [
    tenantContent.map((content) => stringify(content, { aliasDuplicateObjects: false })),
    mutated(filesIn("tenants", /^(?!removed).*\.yaml$/).filter((text) => !text.includes("{ tenant:"))),
  ];
  let index = 0;
  for (const text of texts) {
    fc.assert(
      fc.property(text, (text) => {
        const name = `case-${String(index++).padStart(6, "0")}`;
        const file = join(folder, `${name}.yaml`);
        writeFileSync(file, text.replaceAll(self, name));
        const tenants = judged(() => loadTenants({ directory: folder, settings }));
        rmSync(file);
        accepted.push(...(tenants ?? []).filter((tenant) => text.includes(self) || standsAlone(tenant)));
      }),
      { seed, numRuns: count },
    );
  }
  rmSync(folder, { recursive: true });
  for (let from = 0; from < accepted.length; from += batch) {
    const plan = await makePlan({ settings, tenants: accepted.slice(from, from + batch), removed: [] });
    // Whether they all fit into one account is no matter of a file.
    const broken = prove(plan).claims.find(({ id, holds }) => !holds && id !== "L-1");
    if (broken !== undefined)
      throw new Error(`seed ${seed}: ${broken.id} fails: ${JSON.stringify(broken.counterexamples[0])}`);
  }
  return { cases: index, accepted: accepted.length, seconds: seconds(start) };
}

/** Whether others of its kind may stand beside it in one plan: it names nobody who is named by them too. */
const standsAlone = ({ access, network }: ResolvedTenant) =>
  Object.values(access).every((list) => list.length === 0) &&
  ![...network.allowFrom, ...network.allowTo].some((peer) => "tenant" in peer);

const batch = 25;

/** Reads spoilt settings, of stacks and of tiers; then plans the platform of some that were accepted. @throws on a fault. */
export async function fuzzSettings({ seed, count }: Campaign): Promise<Figures> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  mkdirSync(join(folder, "stacks"));
  const [stack = "", tiers = ""] = [
    filesIn("stacks", /dev\.yaml$/)[0],
    filesIn("stacks", /^tiers\.yaml$/)[0],
  ];
  const accepted: Settings[] = [];
  const read = (stackText: string, tiersText: string) => {
    writeFileSync(join(folder, "stacks/Pulumi.dev.yaml"), stackText);
    writeFileSync(join(folder, "stacks/tiers.yaml"), tiersText);
    const settings = judged(() => loadSettings({ stack: "dev", root: folder }));
    if (settings !== null) accepted.push(settings);
  };
  const every = (text: fc.Arbitrary<string>, use: (text: string) => void) =>
    fc.assert(fc.property(text, use), { seed, numRuns: count });
  every(mutated(filesIn("stacks", /^Pulumi\..*\.yaml$/)), (text) => read(text, tiers));
  every(mutated([tiers]), (text) => read(stack, text));
  rmSync(folder, { recursive: true });
  const step = Math.max(1, Math.ceil(accepted.length / mostPlans));
  for (let index = 0; index < accepted.length; index += step) {
    const settings = accepted[index];
    if (settings !== undefined) await makePlan({ settings, tenants: [], removed: [] });
  }
  return { cases: 2 * count, accepted: accepted.length, seconds: seconds(start) };
}

/** A platform takes a third of a second to plan. */
const mostPlans = 20;

const seconds = (start: number) => Math.round((performance.now() - start) / 100) / 10;
