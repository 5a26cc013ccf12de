import { counted } from "../../plan/counted.ts";
import { printable } from "../../tenants/contract/document/printable.ts";
import type { Change } from "./changes.ts";
import type { ForeignWrite } from "./foreign-writes.ts";

export interface Drift {
  /** What the next `up` would take back. */
  readonly changes: readonly Change[];
  /** What others wrote into the cluster, whether `up` takes it back or not. */
  readonly writes: readonly ForeignWrite[];
}

interface DriftText extends Drift {
  readonly stack: string;
  /** Page of the run that found it; null where a person ran the command. */
  readonly runUrl: string | null;
}

export const driftTitle = (stack: string) => `Drift in ${stack}`;
export const driftMarker = (stack: string) => `<!-- eks-tenancy-drift:${stack} -->`;

/** Text of the issue: what differs, for whom, and what to do. */
export function driftMarkdown({ stack, changes, writes, runUrl }: DriftText): string {
  const owners = new Set([...changes, ...writes].map(({ tenant }) => tenant ?? "platform"));
  const written = new Set(writes.map(({ kind, object }) => `${kind} ${object}`));
  const found = [
    ...(changes.length > 0 ? [`${counted(changes.length, "resource")} would change`] : []),
    ...(writes.length > 0 ? [`others wrote into ${counted(written.size, "object")}`] : []),
  ];
  const whose = owners.size > 10 ? counted(owners.size, "owner") : [...owners].map(code).join(", ");
  const lines = [
    driftMarker(stack),
    `**${stack}** is not what \`main\` says: ${found.join(", ")}, of ${whose}.`,
    ...table(["whose", "the next `up` would", "resource", "properties"], changes.map(changeRow)),
    ...table(["whose", "object", "fields that others wrote", "by"], writes.map(writeRow)),
    "",
    "Somebody or something changed this outside of this repository. Take it into the files, or let the next deployment " +
      "put it back.",
    ...(writes.length > 0
      ? [
          "",
          "What was added to an object stays through every `up`: docs/runbooks.md tells under Drift how to take it out.",
        ]
      : []),
    ...(runUrl === null
      ? []
      : ["", `Found by [this run](${runUrl}); the issue is kept up to date, and closed when clean.`]),
  ];
  return `${lines.join("\n")}\n`;
}

const changeRow = ({ tenant, op, type, name, paths }: Change) => [
  owner(tenant),
  plain(op),
  `${code(type)} ${code(name)}`,
  some(paths),
];

const writeRow = ({ tenant, kind, object, manager, paths }: ForeignWrite) => [
  owner(tenant),
  `${code(kind)} ${code(object)}`,
  some(paths),
  code(manager),
];

const owner = (tenant: string | null) => (tenant === null ? "platform" : code(tenant));

const some = (paths: readonly string[]) =>
  paths.slice(0, 5).map(code).join(", ") + (paths.length > 5 ? `, and ${paths.length - 5} more` : "");

/** Characters of a table's rows: an issue takes 65,536 in all. */
const mostCharacters = 30_000;

/** As many rows as fit; nothing where there are none. */
function table(head: readonly string[], cells: readonly (readonly string[])[]): string[] {
  if (cells.length === 0) return [];
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  let length = 0;
  const shown = cells.map(line).filter((row) => {
    length += row.length + 1;
    return length <= mostCharacters;
  });
  const left = cells.length - shown.length;
  const more = left > 0 ? ["", `And ${left.toLocaleString("en")} more.`] : [];
  return ["", line(head), `|${"---|".repeat(head.length)}`, ...shown, ...more];
}

const code = (text: string) => `\`${plain(text)}\``;

/** Fits a code span in a cell: tags' keys and the like are a stranger's text. */
const plain = (text: string) =>
  printable(text)
    .replace(/[`|\\]/g, "\uFFFD")
    .slice(0, 60);
