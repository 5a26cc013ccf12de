import { type Finding, finding } from "../document/finding.ts";
import type { TenantFile } from "../schema/tenant-file.ts";

/** Whoever offboards a tenant may confirm what is destroyed with it; nobody else has a use for that. */
export function checkOffboarding(file: TenantFile): Finding[] {
  const layers = [file, ...Object.values(file.environments)];
  if (layers.some((layer) => layer?.state === "offboarding")) return [];
  if (layers.every((layer) => layer?.offboarding === undefined)) return [];
  const remedy = "Remove it, or set state: offboarding";
  return [finding(["offboarding"], "confirms what is destroyed, but nothing is offboarding", remedy)];
}
