import { portsText } from "../../../proof/network/policy.ts";
import type { Path, Reachability } from "../../../proof/network/reachability.ts";
import { counted } from "../../counted.ts";
import type { Environment, Tenant } from "./environment.ts";
import { html, type Markup } from "./markup.ts";
import { type Cell, drawMatrix, drawPoints, type Matrix } from "./matrix.ts";

/** Most tenants that are drawn by name; above, each is a row and a column of points. */
const mostNames = 60;

/** Who can talk to whom, and whose data a workload reaches, as pictures. */
export function reachSections(environment: Environment): Markup {
  return html`<section id="network" aria-labelledby="network-title">
<h2 id="network-title">Network</h2>
${environment.reach === null ? unproven("NET-1") : network(environment.reach)}</section>
<section id="data" aria-labelledby="data-title">
<h2 id="data-title">Data</h2>
${environment.isDataApart ? data(environment) : unproven("W-2")}</section>
`;
}

const unproven = (claim: string) =>
  html`<p class="note">Not drawn: <a href="#proof">${claim}</a> does not hold, so that nobody has shown what is closed.</p>
`;

function network({ tenants, paths }: Reachability): Markup {
  const positions = new Map(tenants.map((name, index) => [name, index]));
  const pairs = tenants.length * (tenants.length - 1);
  const summary = `${counted(paths.length, "open path")} of ${counted(pairs, "ordered pair")} of tenants`;
  const matrix: Matrix = {
    id: "network-matrix",
    title: "Which tenant can open a connection to which",
    description: `${summary}; the list below names them.`,
    names: tenants,
    cells: paths.map(
      (path): Cell => ({
        row: positions.get(path.from) ?? 0,
        column: positions.get(path.to) ?? 0,
        kind: "open",
        says: `${path.from} → ${path.to}: ${portsText(path.ports)}`,
      }),
    ),
  };
  return html`<p>${summary}; each side alone keeps every other one closed. A tenant's row in the <a href="#fleet">fleet</a> says what it reaches besides.</p>
${picture(matrix, "Rows open connections, columns receive them.")}<ul class="legend"><li class="open">open, on the declared ports</li><li class="closed">closed</li><li class="own">itself</li></ul>
${paths.length === 0 ? html`` : pathList(paths, tenants.length)}`;
}

/** Above this the list is shortened; `prove --json` judges them all. */
const mostPaths = 500;

const pathList = (
  paths: readonly Path[],
  tenants: number,
) => html`<details${tenants > mostNames ? html` open` : html``}>
<summary>${counted(paths.length, "open path")} as a list</summary>
<ul class="paths">
${paths.slice(0, mostPaths).map(({ from, to, ports }) => html`<li><code>${from}</code> → <code>${to}</code> ${portsText(ports)}</li>\n`)}${paths.length > mostPaths ? html`<li>and ${(paths.length - mostPaths).toLocaleString("en")} more</li>\n` : html``}</ul>
</details>
`;

function data({ tenants, plan }: Environment): Markup {
  const count = (kind: string) => tenants.filter((tenant) => modeOf(tenant) === kind).length;
  const summary = `${counted(count("read-write"), "tenant")} may read and write their own prefix, ${count("read-only")} may read it, ${count("none")} have none`;
  const matrix: Matrix = {
    id: "data-matrix",
    title: "Whose S3 prefix each tenant's workloads reach",
    description: `${summary}. No tenant reaches another's.`,
    names: tenants.map(({ contract }) => contract.name),
    cells: tenants.map((tenant, index): Cell => {
      const { name } = tenant.contract;
      const says = `${name}: ${modeOf(tenant)} on s3://${plan.settings.bucket}/tenants/${name}/`;
      return { row: index, column: index, kind: modeOf(tenant), says };
    }),
  };
  return html`<p>${summary}. Every other cell is closed: no workload reaches another tenant's prefix, and the bucket itself would refuse.</p>
${picture(matrix, "Rows are workloads, columns the prefixes in the bucket.")}<ul class="legend"><li class="read-write">read and write</li><li class="read-only">read only</li><li class="none">no storage</li><li class="closed">closed</li></ul>
`;
}

/** As W-2 judges it: of a tenant that is not active, nothing. */
const modeOf = ({ contract: { state, storage } }: Tenant) => (state === "active" ? storage.s3 : "none");

function picture(matrix: Matrix, caption: string): Markup {
  const { names } = matrix;
  const isNamed = names.length <= mostNames;
  const order = isNamed ? "" : ` In the order of names, from ${names[0]} to ${names.at(-1)}.`;
  return html`<figure>
<figcaption>${caption}${order}</figcaption>
<div class="scroll" role="region" aria-label="${matrix.title}" tabindex="0">
${isNamed ? drawMatrix(matrix) : drawPoints(matrix)}</div>
</figure>
`;
}
