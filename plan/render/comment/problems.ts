import { stripVTControlCharacters } from "node:util";
import type { Problem } from "../../../tenants/contract/document/input-error.ts";
import { code, fenced } from "../escape.ts";
import { type Detail, firstOf, firstRendered } from "./detail.ts";
import type { Comment, Links } from "./report.ts";

/** What keeps this from being deployed: errors at their lines, failures in their own words, and what is refused. */
export function problems({ reports, links }: Comment, detail: Detail): string {
  const located = grouped(
    reports.flatMap(({ label, problems }) => problems.map((problem) => ({ label, problem }))),
  );
  const refused = grouped(
    reports.flatMap(({ label, refused }) => refused.map((problem) => ({ label, problem }))),
  );
  const failed = reports.flatMap(({ label, failure }) => (failure === null ? [] : [{ label, failure }]));
  // What is refused mostly is that a file is gone: there is no line to link.
  const lines = (list: readonly Grouped[], to: Links | null) =>
    firstRendered(list, detail.lines, (one) => line(one, to));
  return [
    ...(located.length === 0 ? [] : ["### ✗ To correct", "", ...lines(located, links), ""]),
    ...failed.flatMap(({ label, failure }) => [`### ✗ ${label} failed`, "", ...block(failure, detail), ""]),
    ...(refused.length === 0 ? [] : ["### ⚠ Not in one step", "", ...lines(refused, null), ""]),
  ]
    .join("\n")
    .trimEnd();
}

interface Grouped {
  readonly labels: readonly string[];
  readonly problem: Problem;
}

/** The same in several stacks is one thing to correct. */
function grouped(found: readonly { readonly label: string; readonly problem: Problem }[]): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const { label, problem } of found) {
    const key = JSON.stringify(problem);
    groups.set(key, { problem, labels: [...(groups.get(key)?.labels ?? []), label] });
  }
  return [...groups.values()];
}

function line({ labels, problem }: Grouped, links: Links | null): string {
  const { path, what, remedy } = problem;
  const subject = path === "" ? "" : `${code(path)}: `;
  return `- ${place(problem, links)} ${subject}${code(what, 500)}. ${code(remedy, 500)}. (${labels.join(", ")})`;
}

function place({ file, line }: Problem, links: Links | null): string {
  const words = code(`${file}:${line}`);
  const isPlain = /^\w[\w./-]*\.yaml$/.test(file) && !file.includes("..");
  return links === null || !isPlain
    ? words
    : `[${words}](${links.repository}/blob/${links.commit}/${file}#L${line})`;
}

function block(failure: string, { lines }: Detail): string[] {
  const words = failure
    .trim()
    .split("\n")
    .map((line) => fenced(stripVTControlCharacters(line)))
    // A runner that sees this on standard output takes such a line for a command.
    .map((line) => (/^\s*(::|##\[)/.test(line) ? `· ${line}` : line));
  // Longer than any run of backticks in it.
  const longest = Math.max(0, ...[...failure.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return [`${fence}text`, ...firstOf(words, lines, (more) => `… and ${more} lines more`), fence];
}
