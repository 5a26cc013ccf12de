import type { PermissionChange } from "../../diff/diff.ts";
import { code } from "../escape.ts";
import { type Detail, firstOf } from "./detail.ts";
import { alike, type ChangedTenant, whichStacks } from "./tenants.ts";

/** Statements and rules that come and go, as a table; of a new or removed tenant the proof speaks. */
export function permissions(stacks: ChangedTenant["stacks"], detail: Detail): string[] {
  if (!detail.resources) return [];
  const told = stacks
    .filter(({ tenant }) => tenant.status === "changed")
    .map(({ label, tenant }) => ({ label, rows: tenant.changes.flatMap(({ permissions }) => permissions) }))
    .filter(({ rows }) => rows.length > 0);
  return alike(told, ({ rows }) => JSON.stringify(rows)).flatMap((group) => [
    `**Permissions**${whichStacks(group, stacks)}`,
    "",
    "| | effect | who | may | on | if |",
    "|---|---|---|---|---|---|",
    ...firstOf((group[0]?.rows ?? []).map(row), detail.lines, (more) => `| | … and ${more} more | | | | |`),
    "",
  ]);
}

function row({ change, effect, who, actions, resources, condition }: PermissionChange): string {
  const cells = [who, actions, resources, condition].map((text) => (text === "" ? "" : code(text)));
  return `| ${change === "added" ? "+" : "−"} | ${effect} | ${cells.join(" | ")} |`;
}
