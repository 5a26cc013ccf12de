import type { Plan } from "../plan.ts";
import { code } from "./escape.ts";
import { tableHead, tableRows } from "./table.ts";

/** The plan's table as Markdown, for a wiki or a job's summary. */
export function renderPlanMarkdown(plan: Plan): string {
  const { cluster, account, region } = plan.settings;
  const facts = [plan.stack, cluster.name, cluster.version, account, region].map((fact) => code(fact));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = tableRows(plan).map(([name = "", ...cells]) =>
    line([code(name), ...cells.map((cell) => code(cell))]),
  );
  return [
    `## ${facts[0]}: cluster ${facts[1]}, Kubernetes ${facts[2]}, account ${facts[3]}, ${facts[4]}`,
    "",
    line(tableHead),
    line(tableHead.map(() => "---")),
    ...rows,
    "",
  ].join("\n");
}
