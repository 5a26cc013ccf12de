import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PlanDiff } from "../plan/diff/diff.ts";
import { fileIn } from "../tenants/contract/directory.ts";
import { readDocument } from "../tenants/contract/document/document.ts";
import { isMap, valueAt } from "../tenants/contract/document/path.ts";
import { readText } from "../tenants/contract/document/read-file.ts";

/** The difference with the other environments of the tenants that come or go: who moves is not lost. */
export const withElsewhere = (diff: PlanDiff, directory: string): PlanDiff => ({
  ...diff,
  tenants: diff.tenants.map((tenant) => {
    if (tenant.status === "changed") return tenant;
    const elsewhere = environmentsOf(directory, tenant.name).filter((stack) => stack !== diff.stack);
    return elsewhere.length === 0 ? tenant : { ...tenant, elsewhere };
  }),
});

/** What its file names now; none where there is no file. */
function environmentsOf(directory: string, name: string): readonly string[] {
  const path = join(directory, `${name}.yaml`);
  if (!existsSync(path)) return [];
  const file = fileIn(directory, `${name}.yaml`);
  const content = readText(path, file);
  const value = "text" in content ? readDocument(file, content.text).value : undefined;
  const environments = valueAt(value, ["environments"]);
  return isMap(environments) ? Object.keys(environments).sort() : [];
}
