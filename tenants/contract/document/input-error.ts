import { printable } from "./printable.ts";

/** One thing wrong in a file that a person wrote: where it is, what it is and what to do about it. */
export interface Problem {
  /** As typed on the command line: `tenants/acme.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** `quota.cpu`, `access.admins[0]`; empty where the whole file is meant. */
  readonly path: string;
  readonly what: string;
  readonly remedy: string;
}

/** Every problem of every file, in one throw; the message is what a person reads, without a stack trace. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems.map(printableProblem));
    super([...sorted.map(problemLine), countLine(sorted.length)].join("\n"));
    this.name = "InputError";
    this.problems = sorted;
    this.stack = this.message;
  }
}

export function problemLine({ file, line, column, path, ...words }: Problem): string {
  const place = path === "" ? `${file}:${line}:${column}` : `${file}:${line}:${column} ${path}:`;
  return `${place} ${problemWords(words)}`;
}

/** What is wrong and what to do about it, a sentence each. */
export const problemWords = ({ what, remedy }: Pick<Problem, "what" | "remedy">) =>
  `${what}. ${remedy}${remedy.endsWith("?") ? "" : "."}`;

const countLine = (count: number) => (count === 1 ? "1 problem." : `${count} problems.`);

/** By code point, never by locale: the same on every machine. */
export const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Files are written by others: what is quoted of them neither breaks the line nor steers a terminal. */
function printableProblem({ file, line, column, path, what, remedy }: Problem): Problem {
  return {
    file: printable(file),
    line,
    column,
    path: printable(path),
    what: printable(what),
    remedy: printable(remedy),
  };
}

function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const unique = new Map(problems.map((problem) => [problemLine(problem), problem]));
  return [...unique.values()].sort(
    (a, b) =>
      byCodePoint(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      byCodePoint(a.path, b.path) ||
      byCodePoint(a.what, b.what),
  );
}
