import { counted } from "../../counted.ts";
import { dangersOf } from "../../diff/dangers.ts";
import type { PlanDiff, ResourceChange, TenantDiff } from "../../diff/diff.ts";
import { kindOf } from "../../diff/kind.ts";
import { ownedChanges } from "../../diff/owned-changes.ts";
import type { Phrase } from "../../diff/phrase.ts";
import { headline, pathWords, tally, valueChange } from "../diff/words.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { shortList } from "./proof.ts";

/** What changes against the base: what not to miss, then each tenant, the unexpected ones first. */
export function changes(diff: PlanDiff): Markup {
  const dangers = dangersOf(diff).map(({ tenant, says }) => `${tenant ?? "platform"}: ${words(says)}`);
  const tenants = diff.tenants.toSorted((a, b) => Number(b.unexpected) - Number(a.unexpected));
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Changes</h2>
<p>${headline(diff)} since <code>${diff.base.slice(0, 12)}</code>; ${counted(diff.unchanged, "tenant")} unchanged.</p>
${dangers.length === 0 ? nothing : html`<details open class="alarm"><summary>Look at this first</summary>\n${shortList(dangers)}</details>\n`}${tenants.map(tenantChanges)}${diff.platform.length === 0 ? nothing : group("platform", nothing, nothing, diff.platform)}</section>
`;
}

const words = (says: Phrase) => says.map((part) => (typeof part === "string" ? part : part.code)).join("");

function tenantChanges(tenant: TenantDiff): Markup {
  const { name, status, unexpected, reasons, contract } = tenant;
  const label = html`<span class="change ${status}">${unexpected ? `unexpectedly ${status}` : status}</span>`;
  const why = reasons.length === 0 ? nothing : html`<p>${reasons.join("; ")}</p>\n`;
  const values =
    status !== "changed" || contract.length === 0
      ? nothing
      : html`<dl class="values">
${contract.map((change) => html`<div><dt>${change.path}</dt><dd>${valueChange(change)}</dd></div>\n`)}</dl>
`;
  return group(name, label, html`${why}${values}`, ownedChanges(tenant));
}

/** Above this, `diff --json` has the rest. */
const most = 60;

const group = (
  name: string,
  label: Markup,
  body: Markup,
  resources: readonly ResourceChange[],
) => html`<details>
<summary><strong>${name}</strong> ${label} <span class="aside">${tally(resources)}</span></summary>
${body}${resources.length === 0 ? nothing : table(name, resources)}</details>
`;

const table = (
  name: string,
  resources: readonly ResourceChange[],
) => html`<div class="scroll" role="region" aria-label="Resources of ${name} that change" tabindex="0">
<table class="plain">
<thead><tr><th scope="col">Operation</th><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">Inputs</th></tr></thead>
<tbody>
${resources.slice(0, most).map(row)}</tbody>
</table>
${resources.length > most ? html`<p>and ${resources.length - most} more</p>\n` : nothing}</div>
`;

const row = (change: ResourceChange) =>
  html`<tr><td><span class="operation ${change.op}">${change.op}</span></td><td>${kindOf(change)}</td><td>${change.name}</td><td class="sentence">${pathWords(change)}${change.disruption === null ? nothing : html`<br>${change.disruption}`}</td></tr>
`;
