import type { ExplainedTenant } from "../../tenants/contract/explain.ts";
import { columns } from "./columns.ts";
import { type Style, styles } from "./style.ts";

/** A tenant's effective values for a person, each with where it comes from; the values last, since some are long. */
export function renderExplained({ values }: ExplainedTenant, style: Style = styles()): string {
  const rows = values.map(({ path, value, source }) => [path, style.faint(source), printed(value)]);
  return `${columns(rows)}\n`;
}

function printed(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(printed).join("\n");
  if (value === null) return "none";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
