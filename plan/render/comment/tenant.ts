import { counted } from "../../counted.ts";
import { ownFile } from "../../diff/causes.ts";
import type { Operation, ResourceChange } from "../../diff/diff.ts";
import { kindOf } from "../../diff/kind.ts";
import { ownedChanges } from "../../diff/owned-changes.ts";
import { pathWords, tally } from "../diff/words.ts";
import { code, fenced } from "../escape.ts";
import { contract } from "./contract.ts";
import { type Detail, firstOf, firstRendered } from "./detail.ts";
import { permissions } from "./permissions.ts";
import type { Comment } from "./report.ts";
import { alike, type ChangedTenant, changedTenants, whichStacks } from "./tenants.ts";

/** A collapsed section for each tenant that changes, and one for the platform. */
export function tenants({ reports }: Comment, detail: Detail): string {
  if (!detail.values) return "";
  const platform = reports.flatMap(({ label, diff }) =>
    diff === null || diff.platform.length === 0 ? [] : [{ label, changes: diff.platform }],
  );
  const tallies = platform.map(({ label, changes }) => `${label} ${tally(changes)}`).join(" · ");
  const own =
    platform.length === 0 ? [] : [collapsed(`<b>platform</b> · ${tallies}`, happenings(platform, detail))];
  return [
    ...firstRendered(
      changedTenants(reports),
      detail.tenants,
      (tenant) => section(tenant, detail),
      (more) => `… and ${counted(more, "tenant")} more`,
    ),
    ...own,
  ].join("\n\n");
}

const collapsed = (summary: string, lines: readonly string[]) =>
  [`<details><summary>${summary}</summary>`, "", lines.join("\n").trimEnd(), "", "</details>"].join("\n");

function section({ name, stacks }: ChangedTenant, detail: Detail): string {
  const tallies = stacks.map(({ label, tenant }) => {
    const status = tenant.status === "changed" ? "" : `${tenant.status} `;
    return `${label} ${status}${tally(ownedChanges(tenant))}`;
  });
  const changes = stacks.map(({ label, tenant }) => ({
    label,
    changes: ownedChanges(tenant),
    isWhole: tenant.status !== "changed",
  }));
  return collapsed(`<b>${code(name)}</b> · ${tallies.join(" · ")}`, [
    ...reasons(stacks),
    ...contract(stacks),
    ...happenings(changes, detail),
    ...permissions(stacks, detail),
  ]);
}

/** Where it is more than the tenant's own file. */
function reasons(stacks: ChangedTenant["stacks"]): string[] {
  const groups = alike(stacks, ({ tenant }) => tenant.reasons.join("; "));
  const lines = groups.flatMap((group) => {
    const words = group[0]?.tenant.reasons.filter((reason) => reason !== ownFile).join("; ");
    const where = group.length === stacks.length ? "" : `${group.map(({ label }) => label).join(", ")}: `;
    return words ? [`- ${where}${code(words, 500)}`] : [];
  });
  const isOwn = stacks.some(({ tenant }) => tenant.reasons.includes(ownFile));
  const heading = isOwn ? "**Why, besides its own file**" : "**Why, though its own file did not change**";
  return lines.length === 0 ? [] : [heading, "", ...lines, ""];
}

/** GitHub colours a line of a diff by its first character. */
const columns: Readonly<Record<Operation, string>> = { create: "+", delete: "-", update: "!", replace: "!" };
const verbs: Readonly<Record<Operation, string>> = {
  create: "create",
  delete: "delete",
  update: "update",
  replace: "REPLACE",
};

interface Happening {
  readonly label: string;
  readonly changes: readonly ResourceChange[];
  /** Of a tenant that comes or goes the kinds are enough: all of it does. */
  readonly isWhole?: boolean;
}

function happenings(stacks: readonly Happening[], detail: Detail): string[] {
  if (!detail.resources) return [];
  const told = stacks
    .map(({ label, changes, isWhole }) => ({ label, lines: linesOf(changes, isWhole ?? false, detail) }))
    .filter(({ lines }) => lines.length > 0);
  return alike(told, ({ lines }) => lines.join("\n")).flatMap((group) => {
    const lines = group[0]?.lines ?? [];
    const fence = "`".repeat(Math.max(3, ...lines.map((line) => 1 + longestRun(line))));
    return [
      `**What happens**${whichStacks(group, stacks)}`,
      "",
      `${fence}diff`,
      ...firstOf(lines, 100, (more) => `… and ${more} more`),
      fence,
      "",
    ];
  });
}

const longestRun = (line: string) => Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));

function linesOf(changes: readonly ResourceChange[], isWhole: boolean, { paths }: Detail): string[] {
  if (!isWhole) return changes.map((change) => changeLine(change, paths));
  return alike(
    changes,
    (change) => `${change.op} ${kindOf(change)} ${change.protect} ${change.adopts}`,
  ).flatMap((group) => {
    const [change] = group;
    if (change === undefined) return [];
    const times = group.length === 1 ? "" : ` × ${group.length}`;
    const kept = change.op === "delete" && change.protect ? " — protected, the engine will refuse" : "";
    const taken = change.adopts === null ? "" : ` — adopts ${fenced(change.adopts)}`;
    return [`${columns[change.op]} ${verbs[change.op]} ${kindOf(change)}${times}${kept}${taken}`];
  });
}

function changeLine(change: ResourceChange, paths: number): string {
  const inputs = paths === 0 ? "" : fenced(pathWords(change, paths));
  const notice = change.disruption === null ? "" : ` — ${change.disruption}`;
  return `${columns[change.op]} ${verbs[change.op]} ${kindOf(change)} ${fenced(change.name)}${inputs === "" ? "" : `: ${inputs}`}${notice}`;
}
