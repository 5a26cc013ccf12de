import type { Settings } from "../../stacks/settings/settings.ts";
import { checkAdoptions } from "./checks/adoption.ts";
import { checkPaths, type Neighbours } from "./checks/paths.ts";
import { checkPeers } from "./checks/peers.ts";
import { checkPrincipals, platformPrincipals } from "./checks/principals.ts";
import { type DeployedTenant, toProblem } from "./deployed-tenant.ts";
import { fileIn, type Listing, listDirectory } from "./directory.ts";
import { InputError, type Problem } from "./document/input-error.ts";
import { type Path, printPath } from "./document/path.ts";
import { readNarrowed } from "./narrow.ts";
import { type ReadTenant, readTenant } from "./read-tenant.ts";
import { type Left, leftFrom, readRemoved, returnProblem, reuseProblem } from "./removed.ts";
import type { ResolvedTenant } from "./tenant.ts";

export interface LoadArgs {
  /** The tenants directory, as typed: problems name its files this way. */
  readonly directory: string;
  readonly settings: Settings;
  /** A tenant whose file is yet to be written. */
  readonly draft?: Draft;
}

interface Draft {
  readonly name: string;
  readonly text: string;
}

/** The tenants deployed in the settings' stack, by name; throws one InputError with every problem of every file. */
export function loadTenants(args: LoadArgs): readonly ResolvedTenant[] {
  return loadDeployed(args).deployed.map(({ tenant }) => tenant);
}

interface Loaded {
  /** With the way back to the lines of the files. */
  readonly deployed: readonly DeployedTenant[];
  /** The tenants that left the stack, by name. */
  readonly removed: readonly Left[];
}

interface LoadSomeArgs extends Omit<LoadArgs, "draft"> {
  readonly only: ReadonlySet<string>;
}

export interface SomeTenants {
  readonly tenants: readonly ResolvedTenant[];
  /** Names of all tenants that have a file, sorted. */
  readonly names: readonly string[];
  /** How many tenants the stack has in all. */
  readonly deployed: number;
  readonly removed: readonly Left[];
}

/** Some tenants only, with every problem that concerns them, at a cost that hardly grows with the others. */
export function loadSome({ directory, settings, only }: LoadSomeArgs): SomeTenants {
  const listing = listDirectory(directory, settings.network.platformNamespaces);
  const { names } = listing;
  const { files, deployed } = readNarrowed({ directory, settings, only, names });
  const { deployed: read, removed } = checked({ directory, settings }, listing, files);
  const tenants = read.map(({ tenant }) => tenant).filter(({ name }) => only.has(name));
  return { tenants, names, deployed, removed };
}

/** All of them, and those that are no more. */
export function loadDeployed(args: LoadArgs): Loaded {
  const { directory, settings, draft } = args;
  const coming = draft === undefined ? [] : [draft.name];
  const listing = listDirectory(directory, settings.network.platformNamespaces, coming);
  const files = listing.names.map((name) =>
    readTenant(directory, name, settings, name === draft?.name ? draft : undefined),
  );
  return checked(args, listing, files);
}

function checked({ directory, settings }: LoadArgs, listing: Listing, files: readonly ReadTenant[]): Loaded {
  const past = listing.hasRemoved ? readRemoved(directory, settings.stacks) : nothingRemoved;
  const removed = leftFrom(past.removed, settings.stack, listing.names);
  const deployed = files.flatMap(({ deployed }) => deployed ?? []);
  const problems = [
    ...listing.problems,
    ...past.problems,
    ...reused({ directory, settings }, listing, deployed, removed),
    ...files.flatMap((file) => file.problems),
    ...checkTogether(directory, listing.names, files, settings),
    ...checkAdoptions(settings, listing.names, files),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return { deployed, removed };
}

const nothingRemoved = { removed: [], problems: [] } as const;

/** Who takes the name of a tenant that is gone, or comes back to a stack that it left. */
function reused(
  { directory, settings }: LoadArgs,
  { names }: Listing,
  deployed: readonly DeployedTenant[],
  removed: readonly Left[],
): Problem[] {
  return removed.flatMap((entry) => {
    if (entry.environments === null) {
      return names.includes(entry.name) ? [reuseProblem(fileIn(directory, `${entry.name}.yaml`), entry)] : [];
    }
    const back = deployed.find(({ tenant }) => tenant.name === entry.name);
    return back === undefined ? [] : [returnProblem(back, settings.stack, entry)];
  });
}

/** What only all files together can show: paths between tenants, principals named twice. */
function checkTogether(
  directory: string,
  names: readonly string[],
  files: readonly ReadTenant[],
  settings: Settings,
): Problem[] {
  const sound = new Set(files.flatMap(({ name, problems }) => (problems.length === 0 ? [name] : [])));
  const deployed = new Map(
    files.flatMap(({ name, deployed }) => (deployed === null ? [] : [[name, deployed] as const])),
  );
  const heard = [...deployed].filter(([, { isKnown }]) => isKnown(["network"]));
  const neighbours: Neighbours = {
    stack: settings.stack,
    names: new Set(names),
    unknown: new Set(names.filter((name) => !sound.has(name))),
    deployed: new Map(heard.map(([name, { tenant }]) => [name, tenant])),
    fileOf: (name) => fileIn(directory, `${name}.yaml`),
    listOf: (name, direction) =>
      printPath(deployed.get(name)?.stated(["network", direction]) ?? ["network", direction]),
  };
  const seen = platformPrincipals(settings);
  return [...deployed.values()].flatMap((file) => {
    const { tenant, tier, stated } = file;
    const context = { tenant, tier, settings, states: (path: Path) => stated(path) !== undefined };
    const findings = [
      ...checkPeers(context, neighbours.names),
      ...checkPaths(tenant, neighbours),
      ...checkPrincipals(tenant, settings, seen, (path) => place(file, path)),
    ];
    return findings.map((found) => toProblem(found, file));
  });
}

/** `tenants/acme.yaml:12:5 access.admins[0]` */
function place({ stated, locate }: DeployedTenant, path: Path): string {
  const source = stated(path) ?? path;
  const { file, line, column } = locate(source);
  return `${file}:${line}:${column} ${printPath(source)}`;
}
