import fc from "fast-check";
import { stringify } from "yaml";
import { odd } from "./odd.ts";

/** A directory's files in the order in which they are written, and some of its tenants. */
export interface Directory {
  readonly files: readonly (readonly [name: string, text: string])[];
  readonly only: readonly string[];
}

const pool = ["acme", "acme-eu", "acme-eu-app", "eu-app", "globex", "hooli"];
const someone = fc.constantFrom(...pool);

/** Mostly declared by both, as it must be. */
const path = fc.record({
  from: someone,
  to: someone,
  ports: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
  sides: fc.constantFrom("both", "both", "both", "both", "both", "both", "both", "from", "to"),
});

/** Of so many that two of them are seldom the same, in one case of another. */
const person = fc.record({
  tenant: someone,
  persona: fc.constantFrom("admins", "developers", "viewers"),
  arn: fc.integer({ min: 0, max: 60 }).map((number) => {
    const path = number % 7 === 0 ? "team/" : "";
    const name = number % 5 === 0 ? `Person-${number}` : `person-${number}`;
    return `arn:aws:iam::111122223333:role/${path}${name}`;
  }),
});

const removed = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc
      .uniqueArray(fc.constantFrom("cyberdyne", "tyrell", "acme"), { maxLength: 2 })
      .map((names) =>
        stringify(names.map((name) => ({ name, removed: "2026-05-29", reason: "Contract ended" }))),
      ),
  },
  { weight: 1, arbitrary: odd.map((content) => stringify(content) ?? "") },
);

/** What people and their tools leave lying about; other systems' ways of writing a name. */
const stray = fc.oneof(
  { weight: 12, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "Acme.yaml",
      "acme.YAML",
      "acme.yml",
      ".acme.yaml.swp",
      "zoë.yaml".normalize("NFD"),
      "zoë.yaml".normalize("NFC"),
      "a\nb.yaml",
      "\u202eacme.yaml",
      "__proto__.yaml",
      "constructor.yaml",
      "con.yaml",
      " .yaml",
      `${"a".repeat(240)}.yaml`,
    ),
  },
);

export const directories: fc.Arbitrary<Directory> = fc
  .record({
    names: fc.uniqueArray(someone, { minLength: 1, maxLength: 5 }),
    paths: fc.array(path, { maxLength: 5 }),
    people: fc.array(person, { maxLength: 6 }),
    states: fc.infiniteStream(fc.constantFrom("active", "active", "active", "frozen", "offboarding")),
    tiers: fc.infiniteStream(fc.constantFrom("regular", "premium")),
    removed,
    stray,
    only: fc.uniqueArray(someone, { maxLength: 3 }),
  })
  .map(({ names, paths, people, states, tiers, removed, stray, only }) => {
    const between = paths.filter(({ from, to }) => from !== to && names.includes(from) && names.includes(to));
    const files = names.map((name): [string, string] => {
      const peers = (own: "from" | "to", other: "from" | "to") =>
        between
          .filter((path) => path[own] === name && path.sides !== other)
          .map((path) => ({ tenant: path[other], ports: path.ports }));
      const of = (persona: string) =>
        people.filter((one) => one.tenant === name && one.persona === persona).map(({ arn }) => arn);
      const content = {
        tier: tiers.next().value,
        owner: { team: "t", email: "t@example.com" },
        state: states.next().value,
        environments: { dev: {} },
        access: { admins: of("admins"), developers: of("developers"), viewers: of("viewers") },
        network: { allowTo: peers("from", "to"), allowFrom: peers("to", "from") },
      };
      return [`${name}.yaml`, stringify(content)];
    });
    if (removed !== null) files.push(["removed.yaml", removed]);
    if (stray !== null) files.push([stray, "x"]);
    return { files, only };
  });
