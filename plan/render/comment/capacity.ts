import type { CapacityChange } from "../../diff/capacity.ts";
import type { Detail } from "./detail.ts";
import type { Comment } from "./report.ts";

/** Limits and capacity before and after, where they differ. */
export function capacity({ reports }: Comment, { values }: Detail): string {
  const told = reports.filter(({ capacity }) => capacity.length > 0);
  const names = [...new Set(told.flatMap(({ capacity }) => capacity.map(({ what }) => what)))];
  if (names.length === 0 || !values) return "";
  return [
    "### Limits and capacity",
    "",
    `| | ${told.map(({ label }) => label).join(" | ")} |`,
    `|---|${told.map(() => "---|").join("")}`,
    ...names.map(
      (name) =>
        `| ${name} | ${told.map(({ capacity }) => cell(capacity.find(({ what }) => what === name))).join(" | ")} |`,
    ),
  ].join("\n");
}

const amount = (number: number) => (Math.round(number * 10) / 10).toLocaleString("en");

function cell(change: CapacityChange | undefined): string {
  if (change === undefined) return "·";
  const { before, after, delta, limit } = change;
  const words =
    before === null || after === null
      ? `${delta > 0 ? "+" : "−"}${amount(Math.abs(delta))}`
      : `${amount(before)} → ${amount(after)}`;
  const isNear = limit !== null && after !== null && after >= 0.8 * limit;
  return `${words}${limit === null ? "" : ` of ${amount(limit)}`}${isNear ? " ⚠" : ""}`;
}
