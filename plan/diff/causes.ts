import type { ContractChange, TenantDiff } from "./diff.ts";
import type { Edits } from "./edits.ts";
import { someOf } from "./some-of.ts";

interface Subject {
  readonly name: string;
  readonly stack: string;
  readonly contract: readonly ContractChange[];
  readonly tier: string;
}

/** The reason that needs no more words where it is the only one. */
export const ownFile = "its file changed";

/** Why a tenant changes: by what people wrote about it, or, unexpectedly, by the program. */
export function causesOf(
  { name, stack, contract, tier }: Subject,
  { tenants, settings, program }: Edits,
): Pick<TenantDiff, "unexpected" | "reasons"> {
  const isOwn = tenants.has(name);
  const isContract = contract.length > 0;
  const reasons: string[] = [];
  if (isOwn) reasons.push(ownFile);
  // Its own file explains a changed contract; without, its tier's defaults or the stack's overrides of them do.
  if (!isOwn && isContract && settings.length > 0) {
    const values = contract.map(({ path }) => path);
    reasons.push(`tier ${tier} gives other defaults in ${settings.join(" and ")}: ${someOf(values, most)}`);
  } else if (!isOwn && settings.length > 0) {
    reasons.push(`the settings of ${stack} changed: ${settings.join(", ")}`);
  }
  if (!(isOwn && isContract) && program.length > 0)
    reasons.push(`the program changed: ${someOf(program, most)}`);
  // A file in which only words changed explains nothing that a changed program could do.
  const isWritten = isOwn || settings.length > 0;
  const isExplained = isWritten && (isContract || program.length === 0);
  if (reasons.length === 0) reasons.push("nothing that was changed explains it");
  return { unexpected: !isExplained, reasons };
}

/** Most values or files that a reason names. */
const most = 3;
