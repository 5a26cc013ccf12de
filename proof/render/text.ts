import type { ClaimReport, ProofReport } from "../prove.ts";

/** Most counterexamples and warnings of a claim that a person reads; `--json` has them all. */
const most = 5;

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
    ...lines(claims),
    "",
    summary(report),
    "",
  ].join("\n");
}

const counterexamples = (claim: ClaimReport) => shortened(claim.counterexamples.map(({ what }) => what));

/** The first few, and how many more there are. */
export function shortened(lines: readonly string[], indent = "  "): string[] {
  const shown = lines.slice(0, most).map((text) => `${indent}${text}`);
  const more = lines.length - shown.length;
  return more === 0 ? shown : [...shown, `${indent}… and ${more} more: --json has them all`];
}

function lines(claims: readonly ClaimReport[]): string[] {
  const rows = [
    { mark: " ", id: "claim", facts: "facts", time: "time", title: "what holds" },
    ...claims.map((claim) => ({
      mark: claim.holds ? "✓" : "✗",
      id: claim.id,
      facts: number(claim),
      time: duration(claim),
      title: claim.title,
    })),
  ];
  const widest = (key: "id" | "facts" | "time") => Math.max(...rows.map((row) => row[key].length));
  const [id, facts, time] = [widest("id"), widest("facts"), widest("time")];
  return rows.map((row) =>
    [row.mark, row.id.padEnd(id), row.facts.padStart(facts), row.time.padStart(time), row.title].join("  "),
  );
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
