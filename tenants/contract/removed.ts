import { join } from "node:path";
import { fileIn } from "./directory.ts";
import { readDocument } from "./document.ts";
import type { Problem } from "./input-error.ts";
import { issueProblems, locateIn } from "./issues.ts";
import { readText } from "./read-file.ts";
import { removedSchema } from "./schema/removed.ts";

/** A name that once was a tenant's. */
export interface Removed {
  readonly name: string;
  /** Date, as 2026-11-23. */
  readonly removed: string;
  readonly reason: string;
  /** `tenants/removed.yaml:3:3` */
  readonly place: string;
}

/** The names of `removed.yaml`, each listed once. */
export function readRemoved(directory: string): {
  removed: readonly Removed[];
  problems: readonly Problem[];
} {
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
  const removed = parsed.data.map((entry, index) => {
    const { line, column } = locate([index, "name"]);
    return { ...entry, place: `${file}:${line}:${column}` };
  });
  const problems = removed.flatMap(({ name }, index) => {
    const first = removed.find((other) => other.name === name);
    if (first === removed[index] || first === undefined) return [];
    const what = `${name} already stands at ${first.place}`;
    return [{ ...locate([index, "name"]), path: `[${index}].name`, what, remedy: "Keep one of the two" }];
  });
  return { removed, problems };
}

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
