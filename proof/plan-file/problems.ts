import { LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import type { Problem } from "../../tenants/contract/input-error.ts";

export const rewrite = "Write it with npm run --silent plan -- --json and no --tenant";

/** Why a text is no JSON, at the place where it stops being one. */
export function syntaxProblem(file: string, text: string, error: unknown): Problem {
  const what = `is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  const offset = Number(/at position (\d+)/.exec(what)?.[1] ?? text.length);
  const before = text.slice(0, offset).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file, line: before.length, column, path: "", what, remedy: rewrite };
}

/** What of a JSON text is not of a plan's shape, at its value. */
export function shapeProblem(file: string, text: string, { path, message }: z.core.$ZodIssue): Problem {
  const { line, column } = placeOf(text, path);
  const printed = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return { file, line, column, path: printed.replace(/^\./, ""), what: lowerFirst(message), remedy: rewrite };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Where a value stands, or the nearest one around it. A large file is not read a second time for that. */
function placeOf(text: string, path: readonly PropertyKey[]): { line: number; column: number } {
  if (text.length > 2_000_000) return { line: 1, column: 1 };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent" });
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
      continue;
    const { line, col } = lines.linePos(Number(node.range[0]));
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}
