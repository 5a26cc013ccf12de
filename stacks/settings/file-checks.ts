import type { SourceDocument } from "../../tenants/contract/document/document.ts";
import type { Problem } from "../../tenants/contract/document/input-error.ts";
import { isMap, type Path } from "../../tenants/contract/document/path.ts";
import { projectPrefix } from "./configuration.ts";

/** What would make the engine's configuration another than the one that plan, proof and review read in the file. */
export function checkFile(file: SourceDocument): Problem[] {
  if (!isMap(file.value)) return [];
  const { config, environment } = file.value;
  const wrong = (path: Path, what: string, remedy: string): Problem => ({
    file: file.file,
    ...file.locate(path, "key"),
    path: `${path.at(-1)}`,
    what,
    remedy,
  });
  const fromElsewhere =
    environment === undefined
      ? []
      : [
          wrong(
            ["environment"],
            "brings configuration from Pulumi ESC, which no plan and no proof sees",
            "Remove it, and write this program's keys under config",
          ),
        ];
  return [...fromElsewhere, ...checkKeys(isMap(config) ? Object.keys(config) : [], wrong)];
}

function checkKeys(
  keys: readonly string[],
  wrong: (path: Path, what: string, remedy: string) => Problem,
): Problem[] {
  const known = new Map<string, string>();
  return keys.flatMap((key) => {
    const name = key.startsWith(projectPrefix) ? key.slice(projectPrefix.length) : key;
    if (key !== name && name.includes(":")) {
      // The engine takes `eks-tenancy:config:tags` for `eks-tenancy:tags`.
      return [wrong(["config", key], "is no way to write a key here", `Write it as ${projectPrefix}<key>`)];
    }
    const other = known.get(name);
    known.set(name, key);
    if (other === undefined) return [];
    return [wrong(["config", key], `says again what ${other} says`, `Keep one, ${projectPrefix}${name}`)];
  });
}
