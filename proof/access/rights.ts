import type { Persona } from "../vocabulary.ts";
import { type Lines, table } from "./table.ts";

/** One thing somebody may do: `get apps/deployments`, `create /pods/eviction`, `get /namespaces:acme`. */
export type Right = string;

export const right = (verb: string, group: string, resource: string, name?: string): Right =>
  `${verb} ${group}/${resource}${name === undefined ? "" : `:${name}`}`;

/** What a persona must and may have in the tenant's namespace. */
export function rightsOf(persona: Persona): {
  readonly must: ReadonlySet<Right>;
  readonly may: ReadonlySet<Right>;
} {
  return known[persona];
}

/** Each persona has the rights of those below it. */
const includes: Record<Persona, readonly Persona[]> = {
  viewers: ["viewers"],
  developers: ["viewers", "developers"],
  admins: ["viewers", "developers", "admins"],
};

const known = {
  viewers: collect("viewers"),
  developers: collect("developers"),
  admins: collect("admins"),
};

function collect(persona: Persona) {
  const must = new Set(includes[persona].flatMap((part) => expand(table[part].must)));
  const may = new Set([...must, ...includes[persona].flatMap((part) => expand(table[part].may))]);
  return { must, may };
}

function expand(lines: Lines): Right[] {
  return lines.flatMap(([verbs, groups]) =>
    Object.entries(groups).flatMap(([group, resources]) =>
      verbs
        .split(" ")
        .flatMap((verb) => resources.split(" ").map((resource) => right(verb, group, resource))),
    ),
  );
}
