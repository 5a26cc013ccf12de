import type { SourceDocument } from "../../tenants/contract/document/document.ts";
import type { Problem } from "../../tenants/contract/document/input-error.ts";
import { issueProblems, type Locate, locateIn } from "../../tenants/contract/document/issues.ts";
import { mergeLayers } from "../../tenants/contract/document/merge.ts";
import { isMap, type Path, valueAt } from "../../tenants/contract/document/path.ts";
import type { Tier } from "../../tenants/contract/tier.ts";
import { tierName } from "../../tenants/contract/values/names.ts";
import { tierSchema } from "./tier-schema.ts";

/** The tiers of one stack: `tiers.yaml`, overridden and added to by the stack's own `tiers`. */
export function composeTiers(
  common: SourceDocument,
  own: Readonly<Record<string, unknown>>,
  locateOwn: Locate,
) {
  const base = common.value;
  if (!isMap(base)) return { tiers: {}, problems: notTiers(common) };
  const merged = mergeLayers<Record<string, unknown>>(base, own);
  const locate = locateTier(common, own, locateOwn);
  const tiers: Record<string, Tier> = {};
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(merged)) {
    if (!tierName.test(name) || reserved.has(name)) {
      const what = `${JSON.stringify(name)} cannot be a tier's name`;
      problems.push({
        ...locate([name], "key"),
        path: name,
        what,
        remedy: "Use another name, such as regular",
      });
      continue;
    }
    const parsed = tierSchema.safeParse(value);
    if (parsed.success) tiers[name] = parsed.data;
    else {
      const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [name, ...issue.path] }));
      problems.push(...issueProblems(issues, merged, locate));
    }
  }
  return { tiers, problems: problems.map((problem) => inOwn(problem, common)) };
}

/** In the stack's own file the tiers stand under their key. */
function inOwn(problem: Problem, common: SourceDocument): Problem {
  return problem.file === common.file ? problem : { ...problem, path: `tiers.${problem.path}` };
}

/** A tier's value stands in the stack's own file where that says something, else in `tiers.yaml`. */
export function locateTier(
  common: SourceDocument,
  own: Readonly<Record<string, unknown>>,
  locateOwn: Locate,
): Locate {
  const locateCommon = locateIn(common);
  return (path, target) => {
    const isOwn = valueAt(own, path) !== undefined || valueAt(common.value, path.slice(0, 1)) === undefined;
    return isOwn ? locateOwn(path, target) : locateCommon(path, target);
  };
}

const reserved = new Set(["default", "system", "pool"]);

function notTiers(common: SourceDocument): readonly Problem[] {
  if (common.value === undefined) return common.problems;
  const remedy = "Write a map of tiers: regular, premium and others";
  return [{ ...locateIn(common)([]), path: "", what: "is not a map of tiers", remedy }];
}

/** Whether a tier's path has a value of its own somewhere, for `show`. */
export const tierStates = (common: SourceDocument, own: Readonly<Record<string, unknown>>, path: Path) =>
  valueAt(own, path) !== undefined || valueAt(common.value, path) !== undefined;
