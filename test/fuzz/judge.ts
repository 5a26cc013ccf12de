import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { runInThisContext } from "node:vm";
import { InputError, type Problem, problemLine } from "../../tenants/contract/document/input-error.ts";
import { printable } from "../../tenants/contract/document/printable.ts";

/** Longest that one case may take, in milliseconds; a slow machine included. */
const longest = 5000;

/**
 * What is accepted, or null where it is refused as it should be: at places that exist, with what is wrong and what to
 * do. @throws Error on everything else, a crash as well as a case that takes too long.
 */
export function judged<Result>(read: () => Result): Result | null {
  const outcome = outcomeOf(read);
  return outcome instanceof InputError ? null : outcome;
}

/** The same, with what a refusal says. */
export function outcomeOf<Result>(read: () => Result): Result | InputError {
  try {
    return inTime(read);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    checkWords(error);
    return error;
  }
}

/** A loop without an end is ended too. */
function inTime<Result>(read: () => Result): Result {
  Object.assign(globalThis, { fuzzedRead: read });
  return runInThisContext("fuzzedRead()", { timeout: longest });
}

function checkWords({ problems, message }: InputError): void {
  if (problems.length === 0) throw new Error("is refused without a reason");
  for (const problem of problems) {
    checkPlace(problem);
    const { what, remedy } = problem;
    if (what.trim() === "" || remedy.trim() === "") throw new Error(`lacks words: ${problemLine(problem)}`);
    if (/\bundefined\b|\[object |\bNaN\b/.test(withoutQuotes(`${what} ${remedy}`)))
      throw new Error(`has odd words: ${problemLine(problem)}`);
  }
  const lines = message.split("\n");
  if (lines.length !== problems.length + 1)
    throw new Error(`takes ${lines.length} lines for ${problems.length} problems`);
  const steering = lines.find((line) => /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u.test(line));
  if (steering !== undefined) throw new Error(`steers a terminal: ${JSON.stringify(steering)}`);
}

/** A file that is there, and a character in it or the one after a line's last. */
function checkPlace(problem: Problem): void {
  const { file, line, column } = problem;
  const isCounted = Number.isInteger(line) && line >= 1 && Number.isInteger(column) && column >= 1;
  const name = readdirSync(dirname(file)).find((name) => printable(name) === basename(file));
  if (!isCounted || name === undefined) throw new Error(`has no place: ${problemLine(problem)}`);
  const path = join(dirname(file), name);
  const text = statSync(path).isFile() ? new TextDecoder().decode(readFileSync(path)) : "";
  const length = text.split("\n")[line - 1]?.length;
  if (length === undefined || column > length + 1)
    throw new Error(`is placed outside the file: ${problemLine(problem)}`);
}

/** What the file itself says is quoted. */
const withoutQuotes = (text: string) => text.replace(/"(?:[^"\\]|\\.)*"?/g, "");
