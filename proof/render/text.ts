import { printable } from "../../tenants/contract/printable.ts";
import type { ClaimReport, ProofReport } from "../prove.ts";

/** Most counterexamples and warnings of a claim that a person reads; `--json` has them all. */
export const most = 5;

/** What does not hold first, then a line a claim. */
export function renderProof(report: ProofReport): string {
  const { claims } = report;
  const failed = claims.filter(({ holds }) => !holds);
  const warned = claims.filter(({ warnings }) => warnings.length > 0);
  return [
    ...failed.flatMap((claim) => [
      `${claim.id} does not hold: ${claim.title}`,
      ...counterexamples(claim),
      "",
    ]),
    ...warned.flatMap((claim) => [`${claim.id} warns:`, ...shortened(claim.warnings), ""]),
    ...claims.map(line(claims)),
    "",
    summary(report),
    "",
  ].join("\n");
}

const counterexamples = (claim: ClaimReport) => shortened(claim.counterexamples.map(({ what }) => what));

/** The first few, and how many more there are. */
export function shortened(lines: readonly string[], indent = "  "): string[] {
  const shown = lines.slice(0, most).map((text) => `${indent}${printable(text)}`);
  const more = lines.length - shown.length;
  return more === 0 ? shown : [...shown, `${indent}… and ${more} more: --json has them all`];
}

function line(claims: readonly ClaimReport[]): (claim: ClaimReport) => string {
  const widest = (text: (claim: ClaimReport) => string) =>
    Math.max(...claims.map((claim) => text(claim).length));
  const [id, checked, time] = [widest(({ id }) => id), widest(number), widest(duration)];
  return (claim) =>
    [
      claim.holds ? "✓" : "✗",
      claim.id.padEnd(id),
      number(claim).padStart(checked),
      duration(claim).padStart(time),
      claim.title,
    ].join("  ");
}

const number = ({ checked }: ClaimReport) => checked.toLocaleString("en");
const duration = ({ milliseconds }: ClaimReport) =>
  milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

export function summary({ stack, changed, claims }: ProofReport): string {
  const of = changed === undefined ? stack : `${changed.join(", ")} in ${stack}`;
  const failed = claims.filter(({ holds }) => !holds).length;
  const checked = claims.reduce((sum, claim) => sum + claim.checked, 0).toLocaleString("en");
  if (failed === 0) return `All ${claims.length} claims hold for ${of}: ${checked} facts checked.`;
  return `${failed} of ${claims.length} claims ${failed === 1 ? "does" : "do"} not hold for ${of}.`;
}
