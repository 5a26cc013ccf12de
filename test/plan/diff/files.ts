import { dangersOf } from "../../../plan/diff/dangers.ts";
import type { PlanDiff } from "../../../plan/diff/diff.ts";
import { diffOf, inWords } from "../../support/diffs.ts";
import { least, planOf } from "../../support/tenants.ts";

type Files = Readonly<Record<string, string>>;

/** The comparison of two directories of tenant files. */
export async function diffOfFiles(before: Files, after: Files): Promise<PlanDiff> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => before[name] !== after[name]).map((name) => `tenants/${name}.yaml`);
  return diffOf(await planOf(before), await planOf(after), changed);
}

/** Each danger, and whose it is. */
export const said = (diff: PlanDiff): string[] =>
  dangersOf(diff).map(({ tenant, says }) => `${tenant}: ${inWords(says)}`);

export const dedicated = (instanceType: string, more = "") =>
  `${least().replace("regular", "premium")}isolation: dedicated\nnodes: { instanceTypes: [${instanceType}], min: 1, max: 3 }\n${more}`;
