import { printable } from "../../../tenants/contract/document/printable.ts";

/** HTML that is safe as it stands, because only `html` and `trusted` make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[];

/** A template whose every value that is no markup becomes text. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const written = parts.map((part, index) => `${markupOf(part)}${fixed[index + 1] ?? ""}`);
  return new Markup(`${fixed[0] ?? ""}${written.join("")}`);
}

/** Our own text that is neither a template nor anybody's value: the style sheet, the script, a drawing's path. */
export const trusted = (text: string) => new Markup(text);

export const nothing = trusted("");

function markupOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(({ text }) => text).join("");
  return literal(printable(String(part)));
}

const literal = (text: string) => text.replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`);
