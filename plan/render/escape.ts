import { printable } from "../../tenants/contract/document/printable.ts";

/**
 * Text that others wrote, as code that stays within its place wherever it stands in GitHub's Markdown: a table's cell,
 * a list, a paragraph, a heading or a `<summary>`. It forms no markup, no mention, no reference and no link, but to an
 * e-mail address, and no line of its own, so that no runner takes it for a command either.
 */
export function code(text: string, longest = 200): string {
  return `<code>${literal(shortened(printable(text), longest))}</code>`;
}

/** The same for a line within a fenced block, where only an end of the line could break out. */
export const fenced = (text: string, longest = 400) => shortened(printable(text), longest);

/** Character references mean the character itself and never markup. */
const literal = (text: string) =>
  text
    .replace(/[&<>`*[\]|#~@\\$]/g, reference)
    // Within a word an underscore is one, and a colon only begins an address, a command or an emoji where others follow.
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, reference)
    .replace(/:(?=[:/])|(?<=^|\s):|:(?=\w+:(\s|$))/g, reference)
    .replace(/www\./gi, (match) => `${match.slice(0, -1)}&#46;`);

const reference = (character: string) => `&#${character.codePointAt(0)};`;

function shortened(text: string, longest: number): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : text;
}
