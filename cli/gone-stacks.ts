import { join } from "node:path";
import { root } from "../plan/inputs.ts";
import { emptyReport, type Report } from "../plan/render/comment/report.ts";
import { listStacks } from "../stacks/settings/files.ts";
import { loadSettings } from "../stacks/settings/load.ts";
import { InputError } from "../tenants/contract/document/input-error.ts";
import { loadSome } from "../tenants/contract/load.ts";
import type { Base } from "./compare.ts";

/** A report of each stack that only the base has: no plan of this tree can tell. */
export function goneStacks(base: Base): Report[] {
  const stacks = listStacks(root);
  return listStacks(base.root)
    .filter((stack) => !stacks.includes(stack))
    .map((stack) => ({ ...emptyReport(stack), gone: { tenants: tenantsOf(base, stack) } }));
}

/** Null where this tree's program cannot read them. */
function tenantsOf(base: Base, stack: string): number | null {
  try {
    const settings = loadSettings({ stack, root: base.root });
    return loadSome({ directory: join(base.root, base.tenants), settings, only: new Set() }).deployed;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
