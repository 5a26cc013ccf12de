import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PlanDiff } from "../plan/diff/diff.ts";
import { readDocument } from "../tenants/contract/document/document.ts";
import { isMap } from "../tenants/contract/document/path.ts";
import { readText } from "../tenants/contract/document/read-file.ts";
import type { Base } from "./compare.ts";

/** The difference with the names that `removed.yaml` listed for the stack and no longer does. */
export function withUnlisted(diff: PlanDiff, base: Base, directory: string): PlanDiff {
  const listed = new Set(namesIn(directory, diff.stack));
  const unlisted = namesIn(join(base.root, base.tenants), diff.stack).filter((name) => !listed.has(name));
  return unlisted.length === 0 ? diff : { ...diff, unlisted };
}

/** By the document alone: the other side's program may have its own idea of an entry, and has judged it. */
function namesIn(directory: string, stack: string): readonly string[] {
  const path = join(directory, "removed.yaml");
  if (!existsSync(path)) return [];
  const content = readText(path, "removed.yaml");
  const value = "text" in content ? readDocument("removed.yaml", content.text).value : undefined;
  const names = (Array.isArray(value) ? value : []).flatMap((entry) => {
    if (!isMap(entry) || typeof entry.name !== "string") return [];
    const { name, environments } = entry;
    return Array.isArray(environments) && !environments.includes(stack) ? [] : [name];
  });
  return [...new Set(names)].sort();
}
