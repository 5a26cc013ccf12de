import { printable } from "../../../tenants/contract/document/printable.ts";
import { counted } from "../../counted.ts";
import { dangersOf } from "../../diff/dangers.ts";
import type { PlanDiff, ResourceChange, TenantDiff } from "../../diff/diff.ts";
import { kindOf } from "../../diff/kind.ts";
import { ownedChanges } from "../../diff/owned-changes.ts";
import type { Phrase } from "../../diff/phrase.ts";
import { columns } from "../columns.ts";
import { type Style, styles } from "../style.ts";
import { headline, pathWords, signs, tally, valueChange } from "./words.ts";

/** The difference for a person: what to look at first, then each tenant, the unexpected ones before the others. */
export function renderDiff(diff: PlanDiff, style: Style = styles()): string {
  const dangers = dangersOf(diff).map(
    ({ tenant, says }) => `! ${printable(tenant ?? "platform")}: ${phrase(says)}`,
  );
  const tenants = diff.tenants.toSorted((a, b) => Number(b.unexpected) - Number(a.unexpected));
  return [
    `${style.strong(diff.stack)}  ${headline(diff)}; ${counted(diff.unchanged, "tenant")} unchanged since ${diff.base.slice(0, 7)}\n`,
    ...(dangers.length === 0 ? [] : [`${shortened(dangers).join("\n")}\n`]),
    ...tenants.map((tenant) => section(tenant, style)),
    ...(diff.platform.length === 0
      ? []
      : [`${style.strong("platform")}  ${tally(diff.platform)}\n${resources(diff.platform)}`]),
  ].join("\n");
}

/** Most lines of what comes first: below them it would come last. */
const mostDangers = 20;
const shortened = (lines: readonly string[]) =>
  lines.length <= mostDangers
    ? lines
    : [...lines.slice(0, mostDangers), `! and ${lines.length - mostDangers} more: --json has them all`];

function section(tenant: TenantDiff, style: Style): string {
  const { name, status, contract, reasons, elsewhere = [] } = tenant;
  const changes = ownedChanges(tenant);
  const others = elsewhere.length === 0 ? [] : [`also in ${elsewhere.join(", ")}`];
  const heading = `${style.strong(printable(name))}  ${status}  ${tally(changes)}  ${style.faint(printable([...reasons, ...others].join("; ")))}\n`;
  if (status !== "changed") return `${heading}${resources(changes)}`;
  const values = contract.map((change) => [`  ${printable(change.path)}`, valueChange(change)]);
  return `${heading}${values.length === 0 ? "" : `${columns(values)}\n`}${resources(changes)}`;
}

function resources(changes: readonly ResourceChange[]): string {
  if (changes.length === 0) return "";
  const rows = changes.map((change) => [
    `  ${signs[change.op]} ${kindOf(change)}`,
    printable(change.name),
    pathWords(change),
  ]);
  return `${columns(rows)}\n`;
}

const phrase = (says: Phrase) =>
  says.map((part) => (typeof part === "string" ? part : printable(part.code))).join("");
