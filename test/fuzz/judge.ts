import { InputError } from "../../tenants/contract/input-error.ts";

/** Longest that one case may take, in milliseconds; a slow machine included. */
const longest = 5000;

/**
 * What is accepted, or null where it is refused as it should be: at a place, with what is wrong and what to do.
 * @throws Error on everything else, a crash as well as a case that takes too long.
 */
export function judged<Result>(read: () => Result): Result | null {
  const start = performance.now();
  const result = readOrRefuse(read);
  const took = performance.now() - start;
  if (took > longest) throw new Error(`took ${Math.round(took)} ms`);
  return result;
}

function readOrRefuse<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    checkWords(error);
    return null;
  }
}

function checkWords({ problems, message }: InputError): void {
  if (problems.length === 0) throw new Error("is refused without a reason");
  for (const { file, line, column, what, remedy } of problems) {
    const isPlaced =
      file !== "" && Number.isInteger(line) && line >= 1 && Number.isInteger(column) && column >= 1;
    if (!isPlaced) throw new Error(`has no place: ${file}:${line}:${column} ${what}`);
    if (what === "" || remedy === "") throw new Error(`lacks words: ${JSON.stringify({ what, remedy })}`);
    if (/\bundefined\b|\[object |\bNaN\b(?!")/.test(`${what} ${remedy}`))
      throw new Error(`has odd words: ${what}. ${remedy}.`);
  }
  const lines = message.split("\n").length;
  if (lines !== problems.length + 1) throw new Error(`takes ${lines} lines for ${problems.length} problems`);
}
