import { LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import type { Problem } from "../../tenants/contract/document/input-error.ts";

/** Something wrong with the file as a whole, where no place in it is given. */
export const problemAt = (file: string, what: string, { line, column }: Place = start): Problem => ({
  file,
  line,
  column,
  path: "",
  what,
  remedy: "Write it with npm run --silent plan -- --json and no --tenant",
});

export function syntaxProblem(file: string, text: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const what = `is not JSON: ${reason.replace(/ is not valid JSON$/, "")}`;
  // V8 names no position where the very beginning is wrong.
  const unnamed = /end of JSON/.test(reason) ? text.length : 0;
  const offset = Number(/at position (\d+)/.exec(reason)?.[1] ?? unnamed);
  const before = text.slice(0, offset).split("\n");
  return problemAt(file, what, { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}

export function shapeProblem(file: string, text: string, { path, message }: z.core.$ZodIssue): Problem {
  const printed = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return { ...problemAt(file, lowerFirst(message), placeOf(text, path)), path: printed.replace(/^\./, "") };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

interface Place {
  readonly line: number;
  readonly column: number;
}

const start: Place = { line: 1, column: 1 };

/** Where a value stands, or the nearest one around it. A large file is not read a second time for that. */
function placeOf(text: string, path: readonly PropertyKey[]): Place {
  if (text.length > 2_000_000) return start;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent" });
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
      continue;
    const { line, col } = lines.linePos(Number(node.range[0]));
    return { line, column: col };
  }
  return start;
}
