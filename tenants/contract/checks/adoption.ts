import type { Adoption, Settings } from "../../../stacks/settings/settings.ts";
import type { Problem } from "../document/input-error.ts";
import { didYouMean } from "../document/nearest.ts";
import type { ReadTenant } from "../read-tenant.ts";
import type { ResolvedTenant } from "../tenant.ts";

/** What the stack adopts becomes somebody's who has a use for it; of tenants that were not read, nothing is said. */
export function checkAdoptions(
  { adopt, stack }: Settings,
  names: readonly string[],
  files: readonly ReadTenant[],
): Problem[] {
  return Object.entries(adopt).flatMap(([name, adoption]) => {
    const at = (path: string, what: string, remedy: string): Problem[] => [
      { ...adoption.places.tenant, path: `adopt.${path}`, what, remedy },
    ];
    if (!names.includes(name)) {
      return at(
        name,
        `there is no tenant ${name}`,
        didYouMean(name, names, "Create its file, or remove the entry"),
      );
    }
    const file = files.find((one) => one.name === name);
    if (file === undefined || (file.deployed === null && file.problems.length > 0)) return [];
    if (file.deployed !== null) return checkParts(file.deployed.tenant, adoption, stack);
    return at(
      name,
      `${name} is not deployed in ${stack}`,
      `Add ${stack} to its environments, or remove the entry`,
    );
  });
}

function checkParts(tenant: ResolvedTenant, adoption: Adoption, stack: string): Problem[] {
  const nodes = tenant.nodes === null ? (["launchTemplate", "nodeGroup"] as const) : [];
  const role = tenant.workloads.serviceAccounts.length === 0 ? (["role"] as const) : [];
  return [...nodes, ...role].flatMap((part) => {
    if (adoption[part] === null) return [];
    const [what, remedy] =
      part === "role"
        ? ["no ServiceAccount, and so no role", "name one in workloads.serviceAccounts"]
        : ["no nodes of its own: it is pooled", "use isolation: dedicated"];
    return [
      {
        ...adoption.places[part],
        path: `adopt.${tenant.name}.${part}`,
        what: `${tenant.name} has ${what} in ${stack}`,
        remedy: `Remove it, or ${remedy}`,
      },
    ];
  });
}
