import type * as z from "zod";
import type { SourceDocument } from "../../tenants/contract/document/document.ts";
import type { Finding } from "../../tenants/contract/document/finding.ts";
import { InputError, type Problem } from "../../tenants/contract/document/input-error.ts";
import { issueProblems, type Locate } from "../../tenants/contract/document/issues.ts";
import { deepFreeze } from "../../tenants/contract/document/merge.ts";
import { didYouMean } from "../../tenants/contract/document/nearest.ts";
import { isMap, type Path, printPath } from "../../tenants/contract/document/path.ts";
import { stackName } from "../../tenants/contract/values/names.ts";
import { composeAdoptions } from "./adoptions.ts";
import { checkSettings } from "./checks.ts";
import { clock } from "./clock.ts";
import { composeSettings } from "./compose.ts";
import { decode, projectPrefix } from "./configuration.ts";
import { checkFile } from "./file-checks.ts";
import { listStacks, readYaml, stackFile } from "./files.ts";
import type { Settings } from "./settings.ts";
import { stackSchema } from "./stack-schema.ts";
import { composeTiers, locateTier, tierStates } from "./tiers.ts";

interface LoadSettingsArgs {
  readonly stack: string;
  /** The repository's root, which holds `stacks/`. */
  readonly root: string;
}

const tiersFile = "stacks/tiers.yaml";

/** A stack's settings from its file, without the engine; throws one InputError with every problem. */
export function loadSettings({ stack, root }: LoadSettingsArgs): Settings {
  const file = readStackFile(stack, root);
  return parseSettings(stack, stackConfiguration(file), root);
}

/**
 * A stack's settings from its configuration: a file's `config`, or the engine's map, in which objects and lists
 * are JSON text. Keys are `eks-tenancy:<key>`; those of other programs and providers are left alone.
 */
export function parseSettings(
  stack: string,
  raw: Readonly<Record<string, unknown>>,
  root = ".",
  now = clock(),
): Settings {
  const file = readYaml(root, stackFile(stack));
  const locate = locateSetting(file);
  const common = readYaml(root, tiersFile);
  const { value, problems } = decode(raw, locate);
  const parsed = stackSchema.safeParse(value);
  const own = isMap(value.tiers) ? value.tiers : {};
  const tiers = composeTiers(common, own, (path, target) => locate(["tiers", ...path], target));
  const found = [
    ...checkFile(file),
    ...problems,
    ...tiers.problems,
    ...(parsed.success ? [] : issueProblems(unread(parsed.error.issues, problems), value, locate)),
  ];
  if (!parsed.success || found.length > 0) throw new InputError(found);
  const stacks = [...new Set([...listStacks(root), stack])].sort();
  const adopt = composeAdoptions(parsed.data.adopt, locate);
  const settings = composeSettings(stack, stacks, parsed.data, { tiers: tiers.tiers, adopt }, now);
  const findings = checkSettings(value, parsed.data, settings);
  if (findings.length > 0) throw new InputError(findings.map((finding) => toProblem(finding, locate)));
  return deepFreeze(settings);
}

/** Without those of keys whose text could not be read: they only seem to be missing. */
function unread(issues: readonly z.core.$ZodIssue[], problems: readonly Problem[]) {
  return issues.filter((issue) => !problems.some(({ path }) => path === issue.path[0]));
}

/** Where a tier's value stands for a stack, as `stacks/tiers.yaml:9:11`; undefined where no file states it. */
export function tierSource({
  stack,
  root,
}: LoadSettingsArgs): (tier: string, path: Path) => string | undefined {
  const file = readYaml(root, stackFile(stack));
  const common = readYaml(root, tiersFile);
  const { value } = decode(stackConfiguration(file), locateSetting(file));
  const own = isMap(value.tiers) ? value.tiers : {};
  const locate = locateTier(common, own, (path, target) => locateSetting(file)(["tiers", ...path], target));
  return (tier, path) => {
    if (!tierStates(common, own, [tier, ...path])) return undefined;
    const place = locate([tier, ...path]);
    return `${place.file}:${place.line}:${place.column}`;
  };
}

/** The stack's file, or an error that names the stacks there are. */
function readStackFile(stack: string, root: string): SourceDocument {
  const stacks = listStacks(root);
  if (!stackName.test(stack) || !stacks.includes(stack)) {
    const file = `stacks/Pulumi.${stack.replace(/[^\w.-]/g, "?").slice(0, 64)}.yaml`;
    const remedy = didYouMean(
      stack,
      stacks,
      stacks.length === 0 ? "Create it" : `Use one of ${stacks.join(", ")}`,
    );
    throw new InputError([{ file, line: 1, column: 1, path: "", what: "does not exist", remedy }]);
  }
  const file = readYaml(root, stackFile(stack));
  if (file.problems.length > 0) {
    throw new InputError([...file.problems, ...readYaml(root, tiersFile).problems]);
  }
  return file;
}

function stackConfiguration(file: SourceDocument): Readonly<Record<string, unknown>> {
  if (isMap(file.value) && isMap(file.value.config)) return file.value.config;
  const what = "has no config";
  throw new InputError([
    { ...locateSetting(file)([]), path: "", what, remedy: "Add config: with eks-tenancy: keys" },
  ]);
}

/** Places in the stack's file, whose keys carry the project's name or not. */
function locateSetting(file: SourceDocument): Locate {
  const config = isMap(file.value) && isMap(file.value.config) ? file.value.config : {};
  return ([key, ...rest], target) => {
    const name = key === undefined || Object.hasOwn(config, key) ? key : `${projectPrefix}${key}`;
    const path = name === undefined ? ["config"] : ["config", name, ...rest];
    return { file: file.file, ...file.locate(path, target) };
  };
}

const toProblem = ({ path, what, remedy }: Finding, locate: Locate): Problem => ({
  ...locate(path),
  path: printPath(path),
  what,
  remedy,
});
