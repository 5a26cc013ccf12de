import { printable } from "../../tenants/contract/document/printable.ts";
import { labelPrefix } from "./approvals.ts";
import type { Deletion, Verdict } from "./judge.ts";

/** What a person reads in the log: what would go, what that means, and how to let it. */
export function renderVerdict({ deletions, faults, isAllowed }: Verdict, stack: string): string {
  const lines = [
    ...faults.map((fault) => `${stack}: the preview cannot be relied on: ${printable(fault)}`),
    ...deletions.map((deletion) => line(deletion)),
    conclusion(deletions, faults, stack),
  ];
  const owners = [...new Set(deletions.filter((one) => !one.isAllowed).map(({ owner }) => printable(owner)))];
  if (!isAllowed && owners.length > 0) {
    lines.push(
      `To let them go: ${owners.map((owner) => `label the pull request "${labelPrefix} ${owner}"`).join(", ")}, ` +
        `or run the deploy workflow by hand with allow: ${owners.join(",")}.`,
    );
  }
  return `${lines.join("\n")}\n`;
}

const line = ({ owner, op, type, name, why, isAllowed }: Deletion) =>
  `${isAllowed ? "allowed" : "REFUSED"}  ${printable(owner)}  ${op}  ${type}  ${printable(name)}: ${why}`;

function conclusion(deletions: readonly Deletion[], faults: readonly string[], stack: string): string {
  const refused = deletions.filter(({ isAllowed }) => !isAllowed).length;
  if (refused > 0)
    return `${stack}: ${refused} of ${deletions.length} deletions and replacements are not approved.`;
  if (faults.length > 0) return `${stack}: nothing is deployed from such a preview.`;
  return deletions.length === 0
    ? `${stack}: nothing that is guarded goes.`
    : `${stack}: ${deletions.length} deletions and replacements, all approved.`;
}
