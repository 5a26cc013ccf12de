import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { readDocument, type SourceDocument } from "../../tenants/contract/document/document.ts";
import { byCodePoint } from "../../tenants/contract/document/input-error.ts";
import { readText } from "../../tenants/contract/document/read-file.ts";
import { stackName } from "../../tenants/contract/values/names.ts";

/** A YAML file under the repository's root; one that cannot be read has a problem and no value. */
export function readYaml(root: string, name: string): SourceDocument {
  const file = displayName(root, name);
  const content = readText(join(root, name), file);
  if ("text" in content) return readDocument(file, content.text);
  return { file, value: undefined, problems: [content.problem], locate: () => ({ line: 1, column: 1 }) };
}

export const stackFile = (stack: string) => `stacks/Pulumi.${stack}.yaml`;

/** The stacks that have a configuration file, sorted. */
export function listStacks(root: string): readonly string[] {
  return entries(join(root, "stacks"))
    .flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? [])
    .filter((name) => stackName.test(name))
    .sort(byCodePoint);
}

function entries(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** As a person in the working directory would type it. */
function displayName(root: string, name: string): string {
  const path = relative(process.cwd(), join(root, name));
  return path.startsWith("..") ? join(root, name) : path;
}
