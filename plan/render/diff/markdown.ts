import type { PlanDiff } from "../../diff/diff.ts";
import { body } from "../comment/comment.ts";
import { details } from "../comment/detail.ts";
import { emptyReport } from "../comment/report.ts";

/** One stack's difference as the comment shows it, with nothing left out. */
export function renderDiffMarkdown(diff: PlanDiff): string {
  const [everything] = details;
  if (everything === undefined) return "";
  return body(
    { reports: [{ ...emptyReport(diff.stack), diff }], links: null },
    { ...everything, paths: 50, lines: 10_000, tenants: 10_000 },
  );
}
