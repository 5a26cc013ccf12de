import { attention } from "./attention.ts";
import { capacity } from "./capacity.ts";
import { type Detail, details } from "./detail.ts";
import { footer, heading } from "./heading.ts";
import { problems } from "./problems.ts";
import { proof } from "./proof.ts";
import type { Comment } from "./report.ts";
import { longestBody, marker } from "./sticky.ts";
import { table } from "./table.ts";
import { tenants } from "./tenant.ts";

/** The pull request's comment, with as much detail as fits; the same for the same input. */
export function renderComment(comment: Comment): string {
  const fitting = details.map((detail) => () => `${marker}\n${body(comment, detail)}`);
  for (const render of fitting) {
    const text = render();
    if (text.length < longestBody) return text;
  }
  // Names and values are short by now; this is for a hundred stacks.
  return `${[...(fitting.at(-1)?.() ?? marker)].slice(0, longestBody / 2).join("")}\n`;
}

/** Without the marker: for a summary, or for one stack's difference. */
export function body(comment: Comment, detail: Detail): string {
  const sections = [
    heading(comment),
    problems(comment, detail),
    attention(comment, detail),
    table(comment, detail),
    tenants(comment, detail),
    proof(comment, detail),
    capacity(comment, detail),
    footer(comment, detail),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}
