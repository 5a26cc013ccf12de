import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type fc from "fast-check";
import { loadSome, loadTenants } from "../../../tenants/contract/load.ts";
import { type Campaign, type Figures, run } from "../campaign.ts";
import { type Directory, directories } from "../directories.ts";
import { judged } from "../judge.ts";
import { dev } from "../sources.ts";

const kinds: readonly fc.Arbitrary<Directory>[] = [directories];

/** Reads several files together, all of them and some of them, which must come to the same. */
export function fuzzDirectories(campaign: Campaign): Promise<Figures> {
  return run(campaign, kinds, ({ files, only }, folder) => {
    const directory = mkdtempSync(join(folder, "tenants-"));
    for (const [name, text] of files) writeFileSync(join(directory, name), text);
    const tenants = judged(() => loadTenants({ directory, settings: dev }));
    const some = judged(() => loadSome({ directory, settings: dev, only: new Set(only) }));
    rmSync(directory, { recursive: true });
    if (tenants === null) return [];
    const chosen = tenants.filter(({ name }) => only.includes(name));
    assert.deepEqual([some?.tenants, some?.deployed], [chosen, tenants.length]);
    return [{ settings: dev, tenants }];
  });
}
