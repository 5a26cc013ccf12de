import { counted } from "../../plan/counted.ts";
import { code } from "../../plan/render/escape.ts";
import type { View } from "../view.ts";
import { addressNames } from "./address-names.ts";
import { portsText } from "./policy.ts";
import { type Outside, type Path, type Reachability, reachability } from "./reachability.ts";

/** Most tenants that a matrix shows; above, only what is open is listed. */
export const most = 30;

/** Who can talk to whom, as Markdown: a matrix of tenants, and what each reaches besides. */
export function renderMatrix(view: View): string {
  const reached = reachability(view);
  const named = addressNames(view);
  return [
    "### Who can reach whom",
    "",
    summary(reached),
    "",
    ...(reached.tenants.length <= most ? matrix(reached) : listed(reached)),
    ...(reached.tenants.length <= most ? beyond(reached, named) : []),
  ].join("\n");
}

function summary({ tenants, paths }: Reachability): string {
  const pairs = tenants.length * (tenants.length - 1);
  return `${counted(tenants.length, "tenant")}, ${counted(pairs, "ordered pair")}, ${counted(paths.length, "open path")}; every other pair is closed by each side alone.`;
}

function matrix({ tenants, paths }: Reachability): string[] {
  if (tenants.length < 2) return [];
  const open = new Map(paths.map((path) => [`${path.from} ${path.to}`, code(portsText(path.ports))]));
  const cell = (from: string, to: string) => (from === to ? "■" : (open.get(`${from} ${to}`) ?? "·"));
  return [
    "Rows send, columns receive.",
    "",
    line(["", ...tenants.map((tenant) => code(tenant))]),
    line(["---", ...tenants.map(() => ":-:")]),
    ...tenants.map((from) => line([`**${code(from)}**`, ...tenants.map((to) => cell(from, to))])),
    "",
  ];
}

const listed = ({ paths }: Reachability): string[] => [
  ...paths
    .slice(0, most)
    .map(({ from, to, ports }: Path) => `- ${code(from)} → ${code(to)}: ${code(portsText(ports))}`),
  ...(paths.length > most ? [`- … and ${(paths.length - most).toLocaleString("en")} more`] : []),
  "",
];

function beyond({ outside }: Reachability, named: (line: string) => string): string[] {
  const cell = (lines: readonly string[]) =>
    [...new Set(lines.map(named))].map((one) => code(one)).join("<br>") || "·";
  return [
    line(["tenant", "can be reached from", "can reach"]),
    line(["---", "---", "---"]),
    ...outside.map(({ tenant, from, to }: Outside) => line([`**${code(tenant)}**`, cell(from), cell(to)])),
    "",
  ];
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
