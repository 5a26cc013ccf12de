import type { ContractChange, TenantDiff } from "./diff.ts";
import type { Edits } from "./edits.ts";

interface Subject {
  readonly name: string;
  readonly stack: string;
  readonly status: TenantDiff["status"];
  readonly contract: readonly ContractChange[];
  readonly tier: string;
}

/** Why a tenant changes: by what people wrote about it, or, unexpectedly, by the program. */
export function causesOf(
  { name, stack, contract, tier }: Subject,
  { tenants, settings, program }: Edits,
): Pick<TenantDiff, "unexpected" | "reasons"> {
  const isOwn = tenants.has(name);
  const isContract = contract.length > 0;
  const reasons: string[] = [];
  if (isOwn) reasons.push("its file changed");
  // Its own file explains a changed contract; without, its tier's defaults or the stack's overrides of them do.
  if (!isOwn && isContract && settings.length > 0) {
    const values = contract.slice(0, 3).map(({ path }) => path);
    const more = contract.length > values.length ? ` and ${contract.length - values.length} more` : "";
    reasons.push(
      `tier ${tier} gives other defaults in ${settings.join(" and ")}: ${values.join(", ")}${more}`,
    );
  } else if (!isOwn && settings.length > 0) {
    reasons.push(`the settings of ${stack} changed: ${settings.join(", ")}`);
  }
  if (!(isOwn && isContract) && program.length > 0) reasons.push(`the program changed: ${someOf(program)}`);
  // A file in which only words changed explains nothing that a changed program could do.
  const isWritten = isOwn || settings.length > 0;
  const isExplained = isWritten && (isContract || program.length === 0);
  if (reasons.length === 0) reasons.push("nothing that was changed explains it");
  return { unexpected: !isExplained, reasons };
}

const most = 3;
function someOf(paths: readonly string[]): string {
  const more = paths.length - most;
  return `${paths.slice(0, most).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
