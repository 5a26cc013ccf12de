import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { makePlan } from "../../plan/make.ts";
import { prove } from "../../proof/prove.ts";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";

export interface Campaign {
  readonly seed: number;
  /** Of each kind of case. */
  readonly count: number;
  /** Most plans that are made of what was accepted, and proven. */
  readonly plans: number;
}

export interface Figures {
  readonly cases: number;
  readonly accepted: number;
  readonly plans: number;
  readonly tenants: number;
}

/** What one plan is made of. */
interface Accepted {
  readonly settings: Settings;
  readonly tenants: readonly ResolvedTenant[];
  /** Beside others of its kind, since a plan takes longer than a tenant. */
  readonly isSociable?: boolean;
}

/** Puts `count` cases of each kind to `read`, which returns what is accepted; then plans and proves that. */
export async function run<Case>(
  { seed, count, plans }: Campaign,
  kinds: readonly fc.Arbitrary<Case>[],
  read: (one: Case, folder: string) => readonly Accepted[],
): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const accepted: Accepted[] = [];
  try {
    for (const kind of kinds) {
      const property = fc.property(kind, (one) => void accepted.push(...read(one, folder)));
      fc.assert(property, { seed, numRuns: count });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const chosen = spread(inBatches(accepted), plans);
  for (const inputs of chosen) await proven(inputs, seed);
  const tenants = chosen.reduce((sum, inputs) => sum + inputs.tenants.length, 0);
  return { cases: count * kinds.length, accepted: accepted.length, plans: chosen.length, tenants };
}

/** @throws Error where a claim fails; whether all fits into one account is no matter of a file. */
async function proven({ settings, tenants }: Accepted, seed: number): Promise<void> {
  const broken = prove(await makePlan({ settings, tenants, removed: [] })).claims.find(
    ({ id, holds }) => !holds && id !== "L-1",
  );
  if (broken === undefined) return;
  const content = JSON.stringify({ counterexample: broken.counterexamples[0], tenants });
  throw new Error(`seed ${seed}: ${broken.id} fails: ${content}`);
}

/** Sociable tenants, which are all of the same settings, planned together. */
function inBatches(accepted: readonly Accepted[]): readonly Accepted[] {
  const sociable = accepted.filter(({ isSociable }) => isSociable);
  const batches = Array.from({ length: Math.ceil(sociable.length / batch) }, (_, index) =>
    sociable.slice(index * batch, (index + 1) * batch),
  );
  return [
    ...accepted.filter(({ isSociable }) => !isSociable),
    ...batches.flatMap((some) => {
      const [first] = some;
      return first === undefined ? [] : { ...first, tenants: some.flatMap(({ tenants }) => tenants) };
    }),
  ];
}

const batch = 25;

/** At most so many, from all parts of the list. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, items.length / most);
  return Array.from(
    { length: Math.min(items.length, most) },
    (_, index) => items[Math.floor(index * step)],
  ).flatMap((item) => item ?? []);
}
