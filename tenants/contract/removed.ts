import { join } from "node:path";
import type { DeployedTenant } from "./deployed-tenant.ts";
import { fileIn } from "./directory.ts";
import { readDocument } from "./document/document.ts";
import { byCodePoint, type Problem } from "./document/input-error.ts";
import { issueProblems, locateIn } from "./document/issues.ts";
import { didYouMean } from "./document/nearest.ts";
import { type Path, printPath } from "./document/path.ts";
import { readText } from "./document/read-file.ts";
import { removedSchema } from "./schema/removed.ts";

/** A name that once was a tenant's. */
interface Removed {
  readonly name: string;
  /** Date, as 2026-11-23. */
  readonly removed: string;
  readonly reason: string;
  /** The stacks that it left, where it may live on in others; null for all. */
  readonly environments: readonly string[] | null;
  /** `tenants/removed.yaml:3:3` */
  readonly place: string;
}

/** One that left a stack. */
export interface Left extends Removed {
  /** Date since which it lives nowhere; null where it still has a file, and perhaps another cell the same bucket. */
  readonly gone: string | null;
}

interface ReadRemoved {
  readonly removed: readonly Removed[];
  readonly problems: readonly Problem[];
}

/** The names of `removed.yaml`, each listed once for a stack; of `stacks`, an entry may name no other. */
export function readRemoved(directory: string, stacks?: readonly string[]): ReadRemoved {
  const file = fileIn(directory, "removed.yaml");
  const content = readText(join(directory, "removed.yaml"), file);
  if ("problem" in content) return { removed: [], problems: [content.problem] };
  const document = readDocument(file, content.text);
  if (document.value === undefined) return { removed: [], problems: document.problems };
  const locate = locateIn(document);
  const parsed = removedSchema.safeParse(document.value);
  if (!parsed.success) {
    return { removed: [], problems: issueProblems(parsed.error.issues, document.value, locate) };
  }
  const removed = parsed.data.map(({ environments = null, ...entry }, index) => {
    const { line, column } = locate([index, "name"]);
    return { ...entry, environments, place: `${file}:${line}:${column}` };
  });
  const problem = (path: Path, what: string, remedy: string) => ({
    ...locate(path),
    path: printPath(path),
    what,
    remedy,
  });
  const problems = removed.flatMap((entry, index) => {
    const first = removed.slice(0, index).find((other) => overlaps(other, entry));
    const repeat = `${entry.name} already stands at ${first?.place}`;
    const unknown = (entry.environments ?? []).flatMap((stack, position) => {
      if (stacks === undefined || stacks.includes(stack)) return [];
      const remedy = didYouMean(stack, stacks, `Use one of ${stacks.join(", ")}`);
      return [problem([index, "environments", position], `${stack} is not a stack`, remedy)];
    });
    return first === undefined
      ? unknown
      : [problem([index, "name"], repeat, "Keep one of the two"), ...unknown];
  });
  return { removed, problems };
}

const overlaps = (a: Removed, b: Removed) =>
  a.name === b.name && (a.environments?.some((stack) => b.environments?.includes(stack) ?? true) ?? true);

/** The names that left a stack, sorted; `names` have a file. */
export function leftFrom(
  removed: readonly Removed[],
  stack: string,
  names: readonly string[],
): readonly Left[] {
  const living = new Set(names);
  const last = new Map<string, string>();
  for (const { name, removed: date } of removed) {
    if (date > (last.get(name) ?? "")) last.set(name, date);
  }
  return removed
    .filter(({ environments }) => environments?.includes(stack) ?? true)
    .map((entry) => ({ ...entry, gone: living.has(entry.name) ? null : (last.get(entry.name) ?? null) }))
    .sort((a, b) => byCodePoint(a.name, b.name));
}

/** A name may not be taken again where data of its past is left. */
export function reuseProblem(file: string, { name, removed, place }: Removed): Problem {
  return {
    file,
    line: 1,
    column: 1,
    path: "",
    what: `takes the name of a tenant that was removed on ${removed} (${place})`,
    remedy: `Choose another name, or deal with the data under tenants/${name}/ in the bucket and delete that entry`,
  };
}

/** Neither may its own: what it left behind in a stack is older than what it has now. */
export function returnProblem(
  { locate }: Pick<DeployedTenant, "locate">,
  stack: string,
  { name, removed, place }: Removed,
): Problem {
  return {
    ...locate(["environments", stack], "key"),
    path: `environments.${stack}`,
    what: `comes back to ${stack}, which ${name} left on ${removed} (${place})`,
    remedy: `Deal with the data under tenants/${name}/ in the bucket of ${stack}, and delete that entry`,
  };
}
