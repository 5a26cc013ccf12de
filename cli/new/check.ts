import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Settings } from "../../stacks/settings/settings.ts";
import { fileIn, listDirectory } from "../../tenants/contract/directory.ts";
import { InputError } from "../../tenants/contract/document/input-error.ts";
import { readRemoved, reuseProblem } from "../../tenants/contract/removed.ts";
import { nameFault } from "../../tenants/contract/values/names.ts";
import { UsageError } from "../command.ts";
import { checkDirectory } from "../whole-file.ts";

interface NewTenant {
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
  for (const place of [directory, besideOf(directory)]) checkDirectory(place, file);
}

/** Where the file is written first: a leftover of a killed process must not stand among the tenants. */
export const besideOf = (directory: string) => dirname(resolve(directory));
