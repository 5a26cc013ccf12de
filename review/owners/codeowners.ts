import type { Problem } from "../../tenants/contract/document/input-error.ts";
import type { Ownership } from "./teams.ts";

export interface Owners {
  readonly ownerships: readonly Ownership[];
  /** Organisation on GitHub that the teams belong to. */
  readonly organization: string;
  /** Where the tenant files stand, from the repository's root. */
  readonly directory: string;
}

/** Begins the generated part, which is the file's end: of several rules that match, the last counts. */
const headingStart = "# Tenants: ";
const heading = (organization: string) =>
  `${headingStart}written by \`npm run owners -- --org ${organization} --write\`. Keep this the last part: the last match counts.`;

/** The generated part of CODEOWNERS. */
export function ownerLines({ ownerships, organization, directory }: Owners): readonly string[] {
  const rules = ownerships.map(({ tenant, team }) => `/${directory}/${tenant}.yaml @${organization}/${team}`);
  return [heading(organization), ...rules];
}

/** The file with its generated part brought up to date; what people wrote above it stays. */
export function writeOwners(current: string, owners: Owners): string {
  const lines = current.split("\n");
  const start = headingAt(lines);
  const own = (start === -1 ? current : lines.slice(0, start).join("\n")).trimEnd();
  return `${own === "" ? "" : `${own}\n\n`}${ownerLines(owners).join("\n")}\n`;
}

/** What of the file is not what the tenant files say, at its lines. */
export function checkOwners(current: string, file: string, owners: Owners): readonly Problem[] {
  const remedy = `Run npm run owners -- --org ${owners.organization} --write`;
  const at = (line: number, what: string): Problem => ({ file, line, column: 1, path: "", what, remedy });
  const lines = current.trimEnd().split("\n");
  const start = headingAt(lines);
  if (start === -1) return [at(1, `has no line that begins with ${JSON.stringify(headingStart.trim())}`)];
  const [, ...rules] = ownerLines(owners);
  const actual = lines.slice(start + 1);
  const known = new Set(rules);
  const written = new Set(actual);
  const stray = actual.flatMap((rule, index) =>
    known.has(rule) && actual.indexOf(rule) === index
      ? []
      : [at(start + 2 + index, `${JSON.stringify(rule)} is not what a tenant file says`)],
  );
  const missing = rules
    .filter((rule) => !written.has(rule))
    .map((rule) => at(start + 1, `lacks ${JSON.stringify(rule)}`));
  if (stray.length + missing.length > 0) return [...stray, ...missing];
  return actual.join("\n") === rules.join("\n") ? [] : [at(start + 1, "is not sorted by tenant")];
}

const headingAt = (lines: readonly string[]) => lines.findIndex((line) => line.startsWith(headingStart));
