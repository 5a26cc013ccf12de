import type { Nodes } from "../../../tenants/contract/tenant.ts";
import { amountOf } from "../../../tenants/contract/values/quantity.ts";
import type { TenantDiff } from "../../diff/diff.ts";
import { ownedChanges } from "../../diff/owned-changes.ts";
import { tally } from "../diff/words.ts";
import { nodeRange, peopleOf } from "../tenant-facts.ts";
import type { Environment, Tenant } from "./environment.ts";
import { html, type Markup, nothing, trusted } from "./markup.ts";

/** A column of the table, and what it is sorted by where that is not its text. */
interface Column {
  readonly title: string;
  readonly isNumber?: true;
  readonly of: (tenant: Tenant) => Markup | string | number;
  readonly key?: (tenant: Tenant) => string | number;
}

/** Every tenant in a row, which a button opens. */
export function fleet({ tenants, diff }: Environment): Markup {
  const changes = new Map(diff?.tenants.map((tenant) => [tenant.name, tenant]));
  // Beside the name: at the end a narrow window would hide what one came to see.
  const columns = diff === null ? contract : contract.toSpliced(1, 0, changeColumn(changes));
  const counted = `${tenants.length.toLocaleString("en")} tenants`;
  return html`<section id="fleet" aria-labelledby="fleet-title">
<h2 id="fleet-title">Fleet</h2>
<div class="tools">
<label for="search">Search</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="search-help">
<span id="search-help">Every word has to occur: a name, tier, team, person, instance type, peer or port.</span>
<output id="found" role="status">${counted}</output>
</div>
<noscript><p class="note">Without its script this page neither sorts, searches nor opens a tenant's row.</p></noscript>
<div class="scroll" role="region" aria-labelledby="fleet-title" tabindex="0">
<table id="tenants">
<thead><tr>${columns.map(head)}</tr></thead>
<tbody>
${tenants.map((tenant, index) => row(tenant, index, columns))}</tbody>
</table>
</div>
</section>
`;
}

function head({ title, isNumber }: Column, index: number): Markup {
  const sorted = index === 0 ? trusted(' aria-sort="ascending"') : nothing;
  const aligned = isNumber ? trusted(' class="number"') : nothing;
  return html`<th scope="col"${aligned}${sorted}><button type="button" class="sort">${title}</button></th>`;
}

function row(tenant: Tenant, index: number, [, ...columns]: readonly Column[]): Markup {
  const { name } = tenant.contract;
  return html`<tr id="t${index}" data-key="${name}"><th scope="row"><button type="button" class="open" aria-expanded="false">${name}</button></th>${columns.map((column) => cell(tenant, column))}</tr>
`;
}

function cell(tenant: Tenant, { of, key, isNumber }: Column): Markup {
  const aligned = isNumber ? trusted(' class="number"') : nothing;
  const sorted = key === undefined ? nothing : html` data-key="${key(tenant)}"`;
  return html`<td${aligned}${sorted}>${of(tenant)}</td>`;
}

const contract: readonly Column[] = [
  { title: "Tenant", of: ({ contract }) => contract.name },
  { title: "Team", of: ({ contract }) => contract.owner.team },
  { title: "Tier", of: ({ contract }) => contract.tier },
  { title: "Isolation", of: ({ contract }) => contract.isolation },
  {
    title: "State",
    of: ({ contract: { state } }) => (state === "active" ? state : html`<span class="state">${state}</span>`),
    key: ({ contract }) => contract.state,
  },
  {
    title: "Nodes",
    of: ({ contract: { nodes, state } }) =>
      nodes === null
        ? "pool"
        : html`${nodeRange(nodes, { state })} <span class="aside">${kindsOf(nodes)}</span>`,
    key: ({ contract: { nodes } }) => String(nodes?.max ?? 0).padStart(6, "0"),
  },
  {
    title: "CPU",
    isNumber: true,
    of: ({ contract }) => contract.quota.cpu,
    key: ({ contract }) => Number(amountOf("cpu", contract.quota.cpu)),
  },
  {
    title: "Memory",
    isNumber: true,
    of: ({ contract }) => contract.quota.memory,
    key: ({ contract }) => Number(amountOf("bytes", contract.quota.memory)),
  },
  {
    title: "Storage",
    isNumber: true,
    of: ({ contract }) => contract.quota.storage,
    key: ({ contract }) => Number(amountOf("bytes", contract.quota.storage)),
  },
  { title: "Pods", isNumber: true, of: ({ contract }) => contract.quota.pods },
  { title: "People", isNumber: true, of: ({ contract }) => peopleOf(contract) },
  { title: "S3", of: ({ contract }) => contract.storage.s3 },
  { title: "Resources", isNumber: true, of: ({ resources }) => resources },
];

/** The first type speaks for all; the row's contract has them. */
function kindsOf({ instanceTypes: [first = "", ...others], capacity }: Nodes): string {
  const more = others.length === 0 ? "" : ` +${others.length}`;
  return `${first}${more}${capacity === "spot" ? ", spot" : ""}`;
}

function changeColumn(changes: ReadonlyMap<string, TenantDiff>): Column {
  const changeOf = ({ contract }: Tenant) => changes.get(contract.name);
  return {
    title: "Change",
    of: (tenant) => {
      const change = changeOf(tenant);
      if (change === undefined) return nothing;
      const words = change.unexpected ? `unexpectedly ${change.status}` : change.status;
      return html`<span class="change ${change.status}">${words}</span> <span class="aside">${tally(ownedChanges(change))}</span>`;
    },
    key: (tenant) => changeOf(tenant)?.status ?? "~",
  };
}
