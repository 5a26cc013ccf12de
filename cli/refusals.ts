import { existsSync } from "node:fs";
import { join } from "node:path";
import { refusals } from "../plan/diff/refusals.ts";
import type { Problem } from "../tenants/contract/document/input-error.ts";
import { leftFrom, readRemoved } from "../tenants/contract/removed.ts";
import type { Compared } from "./compare.ts";

export interface Allowed {
  readonly allowRemovals?: string;
  readonly allowMassChange?: string;
}

/** What the comparison does not let pass, with this tree's files looked at. */
export function refusedBy({ diff, base }: Compared, directory: string, allowed: Allowed): Problem[] {
  const hasRemoved = existsSync(join(directory, "removed.yaml"));
  const removed = hasRemoved ? leftFrom(readRemoved(directory).removed, diff.stack, []) : [];
  const recorded = new Set(removed.map(({ name }) => name));
  const hasFile = (name: string) => existsSync(join(directory, `${name}.yaml`));
  return refusals(diff, { ...allowed, directory, before: base.deployed, hasFile, recorded });
}
