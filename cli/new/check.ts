import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Settings } from "../../stacks/settings/settings.ts";
import { fileIn, listDirectory } from "../../tenants/contract/directory.ts";
import { InputError, type Problem } from "../../tenants/contract/input-error.ts";
import { loadTenants } from "../../tenants/contract/load.ts";
import { nameFault } from "../../tenants/contract/names.ts";
import { readRemoved, reuseProblem } from "../../tenants/contract/removed.ts";
import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { UsageError } from "../command.ts";

export interface NewTenant {
  readonly name: string;
  /** The tenants directory, as typed. */
  readonly directory: string;
}

/** Before anything is asked. @throws InputError where nobody may be called this, UsageError where somebody is. */
export function checkName({ name, directory }: NewTenant, { network }: Settings): void {
  const file = fileIn(directory, `${name}.yaml`);
  const fault = nameFault(name, network.platformNamespaces);
  if (fault !== null) throw new InputError([{ file, line: 1, column: 1, path: "", ...fault }]);
  const { hasRemoved, problems } = listDirectory(directory, network.platformNamespaces);
  if (problems.length > 0 && !existsSync(directory)) throw new InputError(problems);
  if (existsSync(file)) throw new UsageError(`${file} is there already. Change it, or choose another name.`);
  const entry = hasRemoved ? readRemoved(directory).removed.find((one) => one.name === name) : undefined;
  if (entry !== undefined) throw new InputError([reuseProblem(file, entry)]);
}

/**
 * The tenants as they would be with the new file, which the loader itself judges beside all others in a copy of
 * the directory. @throws InputError with the problems at the places that the files would have.
 */
export function loadWith(
  { name, directory }: NewTenant,
  text: string,
  settings: Settings,
): readonly ResolvedTenant[] {
  const copy = mkdtempSync(join(tmpdir(), "eks-tenancy-new-"));
  try {
    const isCode = (path: string) => basename(path) === "contract";
    cpSync(directory, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !isCode(path) });
    writeFileSync(join(copy, `${name}.yaml`), text);
    return loadTenants({ directory: copy, settings });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => inPlace(problem, copy, directory)));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function inPlace({ file, what, remedy, ...rest }: Problem, copy: string, directory: string): Problem {
  const place = (text: string) => text.replaceAll(copy, fileIn(directory, "").slice(0, -1));
  return { ...rest, file: place(file), what: place(what), remedy: place(remedy) };
}
