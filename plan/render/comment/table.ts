import { ownedChanges } from "../../diff/owned-changes.ts";
import { tally } from "../diff/words.ts";
import { code } from "../escape.ts";
import { type Detail, firstRendered } from "./detail.ts";
import type { Comment, Report } from "./report.ts";
import { changedTenants } from "./tenants.ts";

/** Tenants against stacks: how many resources each change touches. */
export function table({ reports }: Comment, { tenants: most }: Detail): string {
  const told = reports.filter(({ diff }) => diff !== null);
  const names = changedTenants(told);
  const platform = told.some(({ diff }) => diff !== null && diff.platform.length > 0);
  if (names.length === 0 && !platform) return "";
  const row = ({ name }: { readonly name: string }) =>
    `| **${code(name)}** | ${told.map((report) => tenantCell(name, report)).join(" | ")} |`;
  const blank = told.map(() => "").join(" | ");
  return [
    `| tenant | ${told.map(({ label }) => label).join(" | ")} |`,
    `|---|${told.map(() => "---|").join("")}`,
    ...firstRendered(names, most, row, (more) => `| … and ${more} more | ${blank} |`),
    ...(platform ? [`| *platform* | ${told.map(platformCell).join(" | ")} |`] : []),
  ].join("\n");
}

function tenantCell(name: string, { diff }: Report): string {
  const tenant = diff?.tenants.find((other) => other.name === name);
  if (tenant === undefined) return "·";
  const changes = ownedChanges(tenant);
  const isDanger =
    tenant.unexpected ||
    tenant.status === "removed" ||
    changes.some(({ op }) => op === "replace" || op === "delete");
  const word = tenant.status === "changed" ? "" : `${tenant.status} `;
  return `${word}${tally(changes)}${isDanger ? " ⚠" : ""}`;
}

const platformCell = ({ diff }: Report) => {
  const changes = diff?.platform ?? [];
  return `${tally(changes)}${changes.some(({ op }) => op === "replace" || op === "delete") ? " ⚠" : ""}`;
};
