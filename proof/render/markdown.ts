import { code } from "../../plan/render/escape.ts";
import { renderMatrix } from "../network/matrix.ts";
import type { ClaimReport, ProofReport } from "../prove.ts";
import type { View } from "../view.ts";
import { shortened, summary } from "./text.ts";

/**
 * For a pull request or a report: what does not hold first, then a table of all claims and who can reach whom. The
 * latter only where the network's isolation is proven: what it says of closed pairs would not be true otherwise.
 */
export function renderProofMarkdown(report: ProofReport, view?: View): string {
  const { claims } = report;
  const failed = claims.filter(({ holds }) => !holds);
  const warned = claims.filter(({ warnings }) => warnings.length > 0);
  return [
    "## Proof",
    "",
    summary(report),
    "",
    ...failed.flatMap((claim) => [`### ✗ ${claim.id}: ${claim.title}`, "", ...examples(claim), ""]),
    ...(warned.length === 0 ? [] : ["### Worth knowing", "", ...warned.flatMap(warnings), ""]),
    "| | claim | holds that | checked |",
    "|---|---|---|---:|",
    ...claims.map(row),
    "",
    ...(view !== undefined && claims.some(({ id, holds }) => id === "NET-1" && holds)
      ? [renderMatrix(view)]
      : []),
  ].join("\n");
}

/** Names in it come from files that anybody may write. */
const longest = 400;

const examples = ({ counterexamples }: ClaimReport) =>
  shortened(
    counterexamples.map(({ what }) => code(what, longest)),
    "- ",
  );

const warnings = ({ id, warnings }: ClaimReport) =>
  shortened(
    warnings.map((warning) => `${id}: ${code(warning, longest)}`),
    "- ",
  );

const row = ({ id, title, holds, checked }: ClaimReport) =>
  `| ${holds ? "✓" : "✗"} | ${id} | ${title} | ${checked.toLocaleString("en")} |`;
