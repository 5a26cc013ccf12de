import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import type * as z from "zod";
import type { Plan } from "../../plan/plan.ts";
import { InputError } from "../../tenants/contract/input-error.ts";
import { rewrite, shapeProblem, syntaxProblem } from "./problems.ts";
import { planSchema } from "./schema.ts";

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
  const issues: z.core.$ZodIssue[] = [];
  if (isPlan(value, issues)) {
    const what = partOfPlan(value);
    if (what === null) return value;
    throw new InputError([{ file, line: 1, column: 1, path: "", what, remedy: rewrite }]);
  }
  throw new InputError(issues.slice(0, 20).map((issue) => shapeProblem(file, text, issue)));
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
    throw new InputError([{ file, line: 1, column: 1, path: "", what, remedy: rewrite }]);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function isPlan(value: unknown, issues: z.core.$ZodIssue[]): value is Plan {
  const result = planSchema.safeParse(value);
  if (!result.success) issues.push(...result.error.issues);
  return result.success;
}

/** What is missing from a plan that was cut down, or put together by hand; null where it is whole. */
function partOfPlan({ tenants, resources }: Plan): string | null {
  const counts = new Map<string | null, number>();
  const urns = new Set<string>();
  for (const { urn, tenant } of resources) {
    if (urns.has(urn)) return `has ${urn} twice`;
    urns.add(urn);
    counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  }
  const named = new Set(tenants.map(({ name }) => name));
  if (named.size < tenants.length) return "names a tenant twice";
  const stranger = [...counts.keys()].find((tenant) => tenant !== null && !named.has(tenant));
  if (stranger !== undefined) return `has resources of ${stranger}, which is not among its tenants`;
  const cut = tenants.find(({ name, resources: count }) => (counts.get(name) ?? 0) !== count);
  if (cut === undefined) return null;
  return `holds ${counts.get(cut.name) ?? 0} of the ${cut.resources} resources of ${cut.name}`;
}
