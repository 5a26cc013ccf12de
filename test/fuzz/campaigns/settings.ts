import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { loadSettings } from "../../../stacks/settings/load.ts";
import { loadTenants } from "../../../tenants/contract/load.ts";
import { spoiltBytes } from "../bytes.ts";
import { type Campaign, type Figures, run } from "../campaign.ts";
import { spoilt } from "../content.ts";
import { judged } from "../judge.ts";
import { mutated } from "../mutations.ts";
import { contentsOf, stackTexts, tiersText } from "../sources.ts";

interface Files {
  readonly stack: string | Buffer;
  readonly tiers: string | Buffer;
}

const [devText = ""] = stackTexts;
const spoiltTexts = (texts: readonly string[]): readonly fc.Arbitrary<string | Buffer>[] => [
  spoilt(contentsOf(texts)).map((content) => stringify(content, { aliasDuplicateObjects: false })),
  mutated(texts),
  spoiltBytes(texts),
];

const kinds: readonly fc.Arbitrary<Files>[] = [
  ...spoiltTexts(stackTexts).map((stacks) => stacks.map((stack) => ({ stack, tiers: tiersText }))),
  ...spoiltTexts([tiersText]).map((all) => all.map((tiers) => ({ stack: devText, tiers }))),
  fc.record({ stack: mutated(stackTexts), tiers: mutated([tiersText]) }),
];

/** Reads a stack's settings and its tiers, then a tenant of each tier under them. */
export function fuzzSettings(campaign: Campaign): Promise<Figures> {
  return run(campaign, kinds, ({ stack, tiers }, folder) => {
    const directory = join(folder, "tenants");
    for (const name of ["stacks", "tenants"]) mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, "stacks/Pulumi.dev.yaml"), stack);
    writeFileSync(join(folder, "stacks/tiers.yaml"), tiers);
    const settings = judged(() => loadSettings({ stack: "dev", root: folder }));
    if (settings === null) return [];
    for (const [index, tier] of Object.keys(settings.tiers).entries())
      writeFileSync(join(directory, `tenant-${index}.yaml`), `tier: ${tier}\n${rest}`);
    return [{ settings, tenants: judged(() => loadTenants({ directory, settings })) ?? [] }];
  });
}

const rest = "owner: { team: t, email: t@example.com }\nenvironments: { dev: {} }\n";
