import { lapsedNotices } from "./break-glass.ts";
import { capacityOf } from "./capacity.ts";
import type { DeployedTenant } from "./deployed-tenant.ts";
import { isMap, type Path, printPath } from "./document/path.ts";
import { type LoadArgs, loadDeployed } from "./load.ts";
import { derivedKeys } from "./resolve.ts";
import type { ResolvedTenant } from "./tenant.ts";
import { compareQuota } from "./values/amounts.ts";

/** One value of a resolved tenant and what decided it; a list is one value. */
interface Explained {
  /** `quota.cpu` */
  readonly path: string;
  readonly value: unknown;
  /** `tenants/acme.yaml:14:7`, `stacks/tiers.yaml:9:11 (tier premium)`, `nodes at max`, `default`. */
  readonly source: string;
}

interface ExplainArgs extends LoadArgs {
  readonly name: string;
  /** Where a tier's value stands; `tierSource` of the settings. */
  tierSource(tier: string, path: Path): string | undefined;
}

/** Every effective value of one tenant with its origin; null where the stack has no such tenant. */
export function explainTenant({ name, tierSource, ...args }: ExplainArgs): ExplainedTenant | null {
  const deployed = loadDeployed(args).deployed.find(({ tenant }) => tenant.name === name);
  if (deployed === undefined) return null;
  const { tenant } = deployed;
  const values = flatten(tenant, []).map(({ path, value }) => ({
    path: printPath(path),
    value,
    source: sourceOf(path, deployed, args.settings.stack, tierSource),
  }));
  return { tenant, values, notices: lapsedNotices(deployed, args.settings.now) };
}

export interface ExplainedTenant {
  readonly tenant: ResolvedTenant;
  readonly values: readonly Explained[];
  /** Emergency access that is past. */
  readonly notices: readonly string[];
}

function flatten(value: unknown, path: Path): { path: Path; value: unknown }[] {
  if (!isMap(value) || (Object.keys(value).length === 0 && path.length > 0)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}

function sourceOf(
  path: Path,
  deployed: DeployedTenant,
  stack: string,
  tierSource: ExplainArgs["tierSource"],
): string {
  const { tenant, stated, locate } = deployed;
  if (path[0] === "name") return "the file's name";
  if (path[0] === "nodes" && tenant.nodes === null) return "isolation pooled";
  const source = stated(path);
  if (source !== undefined) {
    const { file, line, column } = locate(source);
    const place = `${file}:${line}:${column}`;
    return source[0] === "environments" ? `${place} (environments.${stack})` : place;
  }
  const derived = path[0] === "quota" ? derivedKeys.find((key) => key === path[1]) : undefined;
  if (derived !== undefined && tenant.nodes !== null) {
    const atMax = capacityOf(tenant.nodes)[derived];
    if (compareQuota(derived, tenant.quota[derived], atMax) === 0) return "nodes at max";
    const ceiling = tierSource(tenant.tier, ["ceilings", ...path]);
    return `${ceiling ?? "default"} (ceiling of tier ${tenant.tier})`;
  }
  const tierPlace = tierSource(tenant.tier, ["defaults", ...path]);
  return tierPlace === undefined ? "default" : `${tierPlace} (tier ${tenant.tier})`;
}
