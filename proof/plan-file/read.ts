import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import type { Plan } from "../../plan/plan.ts";
import { InputError } from "../../tenants/contract/document/input-error.ts";
import { problemAt, shapeProblem, syntaxProblem } from "./problems.ts";
import { planIn } from "./shape.ts";
import { missingPart } from "./whole.ts";

/**
 * A plan that `plan --json` wrote.
 *
 * @throws InputError where the file is no such plan, or only a part of one.
 */
export function readPlanFile(file: string): Plan {
  const text = readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError([syntaxProblem(file, text, error)]);
  }
  const found = planIn(value);
  if ("issues" in found) {
    throw new InputError(found.issues.slice(0, 20).map((issue) => shapeProblem(file, text, issue)));
  }
  const what = missingPart(found.plan);
  if (what !== null) throw new InputError([problemAt(file, what)]);
  return found.plan;
}

function readText(file: string): string {
  let descriptor: number | undefined;
  try {
    // A pipe is fine, a process substitution say; a directory or a device is not.
    descriptor = openSync(file, constants.O_RDONLY);
    const status = fstatSync(descriptor);
    if (!status.isFile() && !status.isFIFO()) throw new Error("it is not a file");
    return readFileSync(descriptor, "utf8");
  } catch (error) {
    const what = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new InputError([problemAt(file, what)]);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
