/** Which files differ between the two commits, sorted by what they can change. */
export interface Edits {
  /** Tenants whose own file differs. */
  readonly tenants: ReadonlySet<string>;
  /** `stacks/tiers.yaml` and the stack's own file, where they differ. */
  readonly settings: readonly string[];
  /** Files of the program that makes the plan, dependencies included, where they differ. */
  readonly program: readonly string[];
  /** Files that change no plan, and decide what becomes of one: those that judge it, and those that only the engine reads. */
  readonly beyond: readonly string[];
}

interface SortEditsArgs {
  /** From the project's root, with `/`. */
  readonly paths: readonly string[];
  readonly stack: string;
  /** The tenants directory, from the project's root. */
  readonly directory: string;
}

/** Sorts changed files by what they can change in a stack's plan; documents and tests change nothing. */
export function sortEdits({ paths, stack, directory }: SortEditsArgs): Edits {
  const tenants = new Set<string>();
  const settings: string[] = [];
  const program: string[] = [];
  const beyond: string[] = [];
  for (const path of [...paths].sort()) {
    const name = tenantIn(path, directory);
    if (name !== undefined) tenants.add(name);
    else if (path === "stacks/tiers.yaml" || path === `stacks/Pulumi.${stack}.yaml`) settings.push(path);
    else if (isBeyond.test(path)) beyond.push(path);
    else if (isProgram(path)) program.push(path);
  }
  return { tenants, settings, program, beyond };
}

/** Whether the two plans can differ in nothing but these tenants. */
export const onlyTenants = ({ settings, program }: Edits) => settings.length === 0 && program.length === 0;

function tenantIn(path: string, directory: string): string | undefined {
  if (!path.startsWith(`${directory}/`)) return undefined;
  return /^([^/]+)\.yaml$/.exec(path.slice(directory.length + 1))?.[1]?.replace(/^removed$/, "") || undefined;
}

const isBeyond =
  /^(proof|review|\.github|\.ci)\/|^Pulumi\.yaml$|^stacks\/(index|outputs|last-known-nodes)\.ts$/;

const programFolders = ["cli/", "components/", "plan/", "stacks/", "tenants/contract/"];
const programFiles = new Set(["package.json", "package-lock.json", "tsconfig.json", ".npmrc"]);

/** Another stack's settings change no other's plan. */
const otherStack = /^stacks\/Pulumi\.[^/]+\.yaml$/;

const isProgram = (path: string) =>
  programFiles.has(path) ||
  (programFolders.some((folder) => path.startsWith(folder)) &&
    !path.endsWith(".md") &&
    !otherStack.test(path));
