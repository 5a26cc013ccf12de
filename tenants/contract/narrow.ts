import { join } from "node:path";
import type { Settings } from "../../stacks/settings/settings.ts";
import { fileIn } from "./directory.ts";
import { readText } from "./document/read-file.ts";
import { namesEnvironment } from "./environments.ts";
import { type ReadTenant, readTenant } from "./read-tenant.ts";
import { personas } from "./tenant.ts";

interface NarrowArgs {
  readonly directory: string;
  readonly settings: Settings;
  /** Names of all tenants that have a file. */
  readonly names: readonly string[];
  /** The tenants that are wanted, whether they have a file or not. */
  readonly only: ReadonlySet<string>;
}

interface Narrowed {
  /** In the order of the names. */
  readonly files: readonly ReadTenant[];
  /** How many tenants of all are deployed in the stack, those with a faulty file left out. */
  readonly deployed: number;
}

/**
 * Parses the wanted tenants' files, and of the others only those that can bear on them: whom they name, and who
 * mentions one of them or of their people. The rest is searched for these words, which costs a fiftieth.
 */
export function readNarrowed({ directory, settings, names, only }: NarrowArgs): Narrowed {
  const read = (name: string) => readTenant(directory, name, settings);
  const wanted = new Map(names.filter((name) => only.has(name)).map((name) => [name, read(name)]));
  const tenants = [...wanted.values()].flatMap(({ deployed }) => deployed?.tenant ?? []);
  const named = new Set(
    tenants.flatMap(({ network }) =>
      [...network.allowFrom, ...network.allowTo].flatMap((peer) => ("tenant" in peer ? peer.tenant : [])),
    ),
  );
  const people = tenants.flatMap(({ access }) => [
    ...personas.flatMap((persona) => access[persona]),
    ...access.breakGlass.map(({ principal }) => principal),
  ]);
  const mentions = mentioning(only, people);

  let deployed = 0;
  const files = names.flatMap((name) => {
    const known = wanted.get(name);
    const source = known ?? readText(join(directory, `${name}.yaml`), fileIn(directory, `${name}.yaml`));
    const text = "text" in source ? source.text : undefined;
    const here = text === undefined ? undefined : namesEnvironment(text, settings.stack);
    const mustParse = text === undefined || here === undefined || named.has(name) || mentions(text);
    const file = known ?? (mustParse ? read(name) : undefined);
    if (file === undefined ? here : file.deployed !== null) deployed += 1;
    return file === undefined ? [] : [file];
  });
  return { files, deployed };
}

/** Finds texts that name one of the tenants or one of the principals, however they write it. */
function mentioning(tenants: ReadonlySet<string>, people: readonly string[]): (text: string) => boolean {
  const words = [...tenants, ...people.map((arn) => arn.slice(arn.lastIndexOf("/") + 1))];
  if (words.length === 0) return () => false;
  const word = new RegExp(`(?<![\\w-])(${words.map(escaped).join("|")})(?![\\w-])`, "i");
  // An escape in quotes can spell any of them.
  return (text) => text.includes("\\") || word.test(text);
}

const escaped = (word: string) => word.replace(/[^\w-]/g, "\\$&");
