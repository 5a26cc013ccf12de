import type { PlanDiff } from "../../diff/diff.ts";

/** The contract of `diff --json`, with what is refused of it. */
export const renderDiffJson = (diff: PlanDiff, refused: readonly string[]): string =>
  `${JSON.stringify({ ...diff, refused }, null, 2)}\n`;
