import { join } from "node:path";
import type { Settings } from "../../stacks/settings/settings.ts";
import { checkBreakGlass } from "./break-glass.ts";
import { checkLimits } from "./checks/limits.ts";
import { checkNodes } from "./checks/nodes.ts";
import { checkOffboarding } from "./checks/offboarding.ts";
import { checkQuota } from "./checks/quota.ts";
import { checkStorage } from "./checks/storage.ts";
import { type DeployedTenant, toProblem } from "./deployed-tenant.ts";
import { fileIn } from "./directory.ts";
import { readDocument } from "./document/document.ts";
import type { Finding } from "./document/finding.ts";
import type { Problem } from "./document/input-error.ts";
import { issueProblems, type Locate, locateIn, mostProblems } from "./document/issues.ts";
import { didYouMean } from "./document/nearest.ts";
import { statedPath } from "./document/origin.ts";
import type { Path } from "./document/path.ts";
import { readText } from "./document/read-file.ts";
import { parseKnown } from "./known.ts";
import { resolve } from "./resolve.ts";
import type { TenantFile } from "./schema/tenant-file.ts";

/** One tenant file, read by itself. */
export interface ReadTenant {
  readonly name: string;
  readonly file: string;
  readonly problems: readonly Problem[];
  /** Null where the file is at fault or the tenant is not deployed in this stack. */
  readonly deployed: DeployedTenant | null;
}

/** Reads, checks and resolves one file, or a draft of it; what needs other tenants' files is checked later. */
export function readTenant(
  directory: string,
  name: string,
  settings: Settings,
  draft?: { readonly text: string },
): ReadTenant {
  const file = fileIn(directory, `${name}.yaml`);
  const failed = (problems: readonly Problem[]): ReadTenant => ({ name, file, problems, deployed: null });
  const source = draft ?? readText(join(directory, `${name}.yaml`), file);
  if ("problem" in source) return failed([source.problem]);
  const document = readDocument(file, source.text);
  if (document.value === undefined) return failed(document.problems);
  const locate = locateIn(document);
  const { issues, content, isKnown } = parseKnown(document.value);
  const shape = issueProblems(issues, document.value, locate);
  if (content === null) return failed(shape);
  const environmentProblems = [...shape, ...checkEnvironments(content, settings, locate)];
  if (!Object.hasOwn(content.environments, settings.stack)) return failed(environmentProblems);
  const tier = Object.hasOwn(settings.tiers, content.tier) ? settings.tiers[content.tier] : undefined;
  if (tier === undefined)
    return failed([...environmentProblems, unknownTier(content.tier, settings, locate)]);
  const tenant = resolve(name, content, settings.stack, tier, settings.now);
  const stated = (path: Path) => statedPath(content, settings.stack, path);
  const deployed = { tenant, tier, content, stated, isKnown, locate };
  const context = { tenant, tier, settings, states: (path: Path) => stated(path) !== undefined };
  const findings = [
    ...unusedNodes(deployed, settings.stack),
    ...checkNodes(context),
    ...checkQuota(context),
    ...checkLimits(context),
    ...checkStorage(context),
    ...checkOffboarding(content),
    ...checkBreakGlass(deployed, settings.now),
  ];
  const known = findings.filter(({ path }) => isKnown(path));
  const problems = [...environmentProblems, ...known.map((found) => toProblem(found, deployed))];
  return { name, file, problems, deployed };
}

function checkEnvironments({ environments }: TenantFile, { stacks }: Settings, locate: Locate): Problem[] {
  const names = Object.keys(environments);
  if (names.length === 0) {
    const remedy = "Name where the tenant is deployed, such as dev: {}, or offboard it and remove the file";
    return [{ ...locate(["environments"]), path: "environments", what: "names no environment", remedy }];
  }
  return names
    .filter((name) => !stacks.includes(name))
    .slice(0, mostProblems)
    .map((name) => ({
      ...locate(["environments", name], "key"),
      path: `environments.${name}`,
      what: "is not a stack",
      remedy: didYouMean(name, stacks, `Use one of ${stacks.join(", ")}`),
    }));
}

function unknownTier(tier: string, { tiers, stack }: Settings, locate: Locate): Problem {
  const known = Object.keys(tiers);
  const remedy = didYouMean(tier, known, `Use one of ${known.join(", ")}`);
  return { ...locate(["tier"]), path: "tier", what: `${stack} has no tier ${JSON.stringify(tier)}`, remedy };
}

/** Nodes stated for a pooled tenant; not those that the file states for other, dedicated environments. */
function unusedNodes({ tenant, tier, content }: DeployedTenant, stack: string): Finding[] {
  if (tenant.isolation === "dedicated") return [];
  const isPooledEverywhere = (content.isolation ?? tier.defaults.isolation) === "pooled";
  const statesNodes = content.environments[stack]?.nodes !== undefined;
  if (!statesNodes && (content.nodes === undefined || !isPooledEverywhere)) return [];
  const remedy = "Remove nodes, or use isolation: dedicated";
  return [{ path: ["nodes"], what: "a pooled tenant has no nodes of its own", remedy }];
}
