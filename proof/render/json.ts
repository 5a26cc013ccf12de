import type { ProofReport } from "../prove.ts";

/** The contract of `prove --json`. Without times, so that the same plan gives the same bytes. */
export function renderProofJson({ stack, claims }: ProofReport): string {
  const judged = claims.map(({ id, title, holds, checked, counterexamples, warnings }) => ({
    id,
    title,
    holds,
    checked,
    counterexamples,
    warnings,
  }));
  return `${JSON.stringify({ stack, claims: judged }, null, 2)}\n`;
}
