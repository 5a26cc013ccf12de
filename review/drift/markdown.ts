import { counted } from "../../plan/counted.ts";
import { printable } from "../../tenants/contract/document/printable.ts";
import type { Change } from "./changes.ts";

interface DriftText {
  readonly stack: string;
  readonly changes: readonly Change[];
  /** Page of the run that found it; null where a person ran the command. */
  readonly runUrl: string | null;
}

export const driftTitle = (stack: string) => `Drift in ${stack}`;
export const driftMarker = (stack: string) => `<!-- eks-tenancy-drift:${stack} -->`;

/** Text of the issue: what differs, for whom, and what to do. */
export function driftMarkdown({ stack, changes, runUrl }: DriftText): string {
  const shown = fitting(changes.map(row));
  const tenants = [...new Set(changes.map(({ tenant }) => tenant ?? "platform"))];
  const lines = [
    driftMarker(stack),
    `**${stack}** is not what \`main\` says: ${counted(changes.length, "resource")} of ${tenants.length > 10 ? counted(tenants.length, "owner") : tenants.map((tenant) => `\`${plain(tenant)}\``).join(", ")}.`,
    "",
    "| whose | the next `up` would | resource | properties |",
    "|---|---|---|---|",
    ...shown,
    ...(changes.length > shown.length
      ? ["", `And ${(changes.length - shown.length).toLocaleString("en")} more.`]
      : []),
    "",
    "Somebody or something changed them outside of this repository. Take the change into the files, or let the next " +
      "deployment put things back.",
    ...(runUrl === null
      ? []
      : ["", `Found by [this run](${runUrl}); the issue is kept up to date, and closed when clean.`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Characters of rows: an issue takes 65,536 in all. */
const mostCharacters = 60_000;

function fitting(rows: readonly string[]): readonly string[] {
  let length = 0;
  const end = rows.findIndex((row) => {
    length += row.length + 1;
    return length > mostCharacters;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

function row({ tenant, op, type, name, paths }: Change): string {
  const more = paths.length > 5 ? `, and ${paths.length - 5} more` : "";
  const properties = paths.slice(0, 5).map((path) => `\`${plain(path)}\``);
  const owner = tenant === null ? "platform" : `\`${plain(tenant)}\``;
  return `| ${owner} | ${plain(op)} | \`${plain(type)}\` \`${plain(name)}\` | ${properties.join(", ")}${more} |`;
}

/** Fits a code span in a cell: tags' keys and the like are a stranger's text. */
const plain = (text: string) =>
  printable(text)
    .replace(/[`|\\]/g, "\uFFFD")
    .slice(0, 60);
