import { measured, measures } from "../../measures.ts";
import type { Environment } from "./environment.ts";
import { html, type Markup } from "./markup.ts";

/** What AWS bounds: how much of it the plan takes. */
export function capacity({ plan }: Environment): Markup {
  const { limits } = plan.settings;
  const rows = measures.flatMap((measure) => {
    const { what, bound } = measure;
    if (bound === undefined) return [];
    const title = `${what.charAt(0).toUpperCase()}${what.slice(1)} of the ${bound.per}`;
    return [row(title, measured(plan, measure), limits[bound.limit])];
  });
  return html`<section id="capacity" aria-labelledby="capacity-title">
<h2 id="capacity-title">Capacity</h2>
<div class="scroll" role="region" aria-labelledby="capacity-title" tabindex="0">
<table>
<thead><tr><th scope="col">Of this stack</th><th scope="col" class="number">Planned</th><th scope="col" class="number">Limit</th><th scope="col">Use</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>
`;
}

function row(title: string, used: number, limit: number): Markup {
  const percent = limit === 0 ? 100 : Math.floor((used / limit) * 100);
  const high = Math.floor(limit * 0.8);
  return html`<tr><th scope="row">${title}</th><td class="number">${used.toLocaleString("en")}</td><td class="number">${limit.toLocaleString("en")}</td><td><meter min="0" max="${limit}" high="${high}" value="${used}" aria-label="${title}"></meter> ${percent} %</td></tr>
`;
}
