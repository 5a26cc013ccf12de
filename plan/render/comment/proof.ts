import { counted } from "../../counted.ts";
import { code } from "../escape.ts";
import { type Detail, firstOf } from "./detail.ts";
import type { Comment, ProofDifference } from "./report.ts";
import { alike } from "./tenants.ts";

/** Whether the claims hold, and what of them differs from the base. */
export function proof({ reports }: Comment, detail: Detail): string {
  const told = reports.flatMap(({ label, proof }) => (proof === null ? [] : [{ label, proof }]));
  if (told.length === 0) return "";
  const failing = told.filter(({ proof }) => proof.failing.length > 0);
  const sound = told.filter(({ proof }) => proof.failing.length === 0);
  return [
    "### Proof",
    "",
    ...(sound.length === 0 ? [] : [`✓ ${soundWords(sound)}`, ""]),
    ...failing.flatMap(({ label, proof }) => [
      `✗ ${label}: ${proof.failing.length} of ${proof.claims} claims do not hold.`,
      "",
      ...failures(proof, detail),
      "",
    ]),
    ...differences(told, detail),
  ]
    .join("\n")
    .trimEnd();
}

type Told = { readonly label: string; readonly proof: ProofDifference };

function soundWords(told: readonly Told[]): string {
  const facts = told.map(({ label, proof }) => {
    const judged = proof.judged === null ? "" : ` about the ${counted(proof.judged, "changed tenant")}`;
    return `${label} ${proof.facts.toLocaleString("en")} facts${judged}`;
  });
  return `All ${told[0]?.proof.claims ?? 0} claims hold: ${facts.join(", ")}.`;
}

const failures = ({ failing }: ProofDifference, { lines }: Detail) =>
  failing.flatMap(({ id, title, examples }) => [
    `- **${id}** ${code(title)}`,
    ...firstOf(
      examples.map(({ what, isNew }) => `  - ${isNew ? "**new** " : ""}${code(what, 400)}`),
      Math.min(lines, 5),
      (more) => `  - … and ${more} more`,
    ),
  ]);

function differences(told: readonly Told[], { lines }: Detail): string[] {
  const all = told.flatMap(({ label, proof }) => [
    ...proof.mended.map((id) => ({ label, line: `${id} holds again` })),
    ...proof.opened.map((path) => ({ label, line: `new path between tenants: ${code(path)}` })),
    ...proof.closed.map((path) => ({ label, line: `path no longer there: ${code(path)}` })),
    ...proof.warnings.map((warning) => ({ label, line: `worth knowing: ${code(warning)}` })),
  ]);
  const groups = alike(all, ({ line }) => line).map(
    (group) => `- ${group.map(({ label }) => label).join(", ")} · ${group[0]?.line}`,
  );
  return [...firstOf(groups, lines)];
}
