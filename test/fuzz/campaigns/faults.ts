import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { InputError, type Problem } from "../../../tenants/contract/document/input-error.ts";
import { loadTenants } from "../../../tenants/contract/load.ts";
import { type Campaign, type Figures, run } from "../campaign.ts";
import { type Fault, severalFaults } from "../faults.ts";
import { outcomeOf } from "../judge.ts";
import { dev } from "../sources.ts";

const kinds = [fc.record({ acme: severalFaults, globex: fc.oneof(fc.constant([]), severalFaults) })];

/** Reads files with known faults: all of them are told in one run, and nothing that only follows from them. */
export function fuzzFaults(campaign: Campaign): Promise<Figures> {
  return run(campaign, kinds, (files, folder) => {
    const directory = mkdtempSync(join(folder, "tenants-"));
    for (const [name, faults] of Object.entries(files))
      writeFileSync(join(directory, `${name}.yaml`), stringify(contentWith(faults)));
    const outcome = outcomeOf(() => loadTenants({ directory, settings: dev }));
    rmSync(directory, { recursive: true });
    const problems = outcome instanceof InputError ? outcome.problems : [];
    for (const [name, faults] of Object.entries(files))
      compare(
        faults,
        problems.filter(({ file }) => file.endsWith(`/${name}.yaml`)),
      );
    return outcome instanceof InputError ? [] : [{ settings: dev, tenants: outcome }];
  });
}

function contentWith(faults: readonly Fault[]): unknown {
  const fields = (isInside: boolean) =>
    Object.fromEntries(
      faults.filter((fault) => fault.isInside === isInside).map(({ field, value }) => [field, value]),
    );
  return {
    tier: "premium",
    owner: { team: "t", email: "t@example.com" },
    ...fields(false),
    environments: { dev: fields(true) },
  };
}

function compare(faults: readonly Fault[], problems: readonly Problem[]): void {
  const told = new Set(problems.map(({ path }) => path));
  const missing = faults.filter((fault) => !told.has(fault.path) && !isHidden(fault, faults));
  if (missing.length > 0) throw new Error(`not told: ${missing.map(({ path }) => path).join()}`);
  const fields = new Set(faults.map(({ field }) => field));
  const more = [...told].filter((path) => !fields.has(fieldOf(path)));
  if (more.length > 0) throw new Error(`told for no reason: ${more.join()}`);
}

/** Fields that are judged by each other. */
const together = [
  ["isolation", "nodes", "quota", "limits", "workloads", "storage"],
  ["state", "offboarding"],
];

function isHidden({ field, isOfShape }: Fault, faults: readonly Fault[]): boolean {
  const others = together.find((fields) => fields.includes(field)) ?? [];
  return !isOfShape && faults.some((other) => other.isOfShape && others.includes(other.field));
}

const fieldOf = (path: string) => path.replace(/^environments\.dev\./, "").split(/[.[]/)[0] ?? "";
