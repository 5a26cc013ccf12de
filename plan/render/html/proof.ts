import type { ClaimReport } from "../../../proof/prove.ts";
import { counted } from "../../counted.ts";
import type { Environment } from "./environment.ts";
import { html, type Markup, nothing } from "./markup.ts";

/** Every claim with what was judged; what speaks against one stands first, and is open. */
export function proofSection({ proof: { claims } }: Environment): Markup {
  const failing = claims.filter(({ holds }) => !holds);
  const warned = claims.filter(({ warnings }) => warnings.length > 0);
  const facts = claims.reduce((sum, { checked }) => sum + checked, 0);
  return html`<section id="proof" aria-labelledby="proof-title">
<h2 id="proof-title">Proof</h2>
<p>${claims.length - failing.length} of ${counted(claims.length, "claim")} hold. ${counted(facts, "fact")} judged from the plan alone.</p>
${failing.map(failure)}${warned.length === 0 ? nothing : worthKnowing(warned)}<div class="scroll" role="region" aria-labelledby="proof-title" tabindex="0">
<table>
<thead><tr><th scope="col">Claim</th><th scope="col">Result</th><th scope="col">It says that</th><th scope="col" class="number">Facts judged</th></tr></thead>
<tbody>
${claims.map(row)}</tbody>
</table>
</div>
</section>
`;
}

const row = ({ id, title, holds, checked }: ClaimReport) =>
  html`<tr><th scope="row">${id}</th><td><span class="verdict ${holds ? "good" : "bad"}">${holds ? "✓ holds" : "✗ fails"}</span></td><td class="sentence">${title}</td><td class="number">${checked.toLocaleString("en")}</td></tr>
`;

const failure = ({ id, title, counterexamples }: ClaimReport) => html`<details open class="alarm">
<summary><span class="bad">✗ ${id}</span> ${title}</summary>
${shortList(counterexamples.map(({ what }) => what))}</details>
`;

const worthKnowing = (warned: readonly ClaimReport[]) => html`<details open>
<summary>Worth knowing</summary>
${shortList(warned.flatMap(({ id, warnings }) => warnings.map((warning) => `${id}: ${warning}`)))}</details>
`;

/** Above this nobody reads on; `prove` has them all. */
const most = 50;

export const shortList = (lines: readonly string[]) => html`<ul>
${lines.slice(0, most).map((line) => html`<li>${line}</li>\n`)}${lines.length > most ? html`<li>and ${(lines.length - most).toLocaleString("en")} more</li>\n` : nothing}</ul>
`;
