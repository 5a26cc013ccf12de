import type { Settings } from "../../../stacks/settings/settings.ts";
import { type Finding, finding } from "../document/finding.ts";
import type { Path } from "../document/path.ts";
import { personas, type ResolvedTenant } from "../tenant.ts";
import { partitionOf, principalKey } from "../values/principal.ts";

/** Places of the principals seen so far, by `principalKey`; found out only where one is repeated. */
type Seen = Map<string, () => string>;

/** The platform's own principals, which no tenant may name. */
export function platformPrincipals({ stack, cluster }: Settings): Seen {
  const file = `stacks/Pulumi.${stack}.yaml`;
  const seen: Seen = new Map();
  for (const [index, arn] of cluster.admins.entries()) {
    seen.set(principalKey(arn), () => `${file} cluster.admins[${index}]`);
  }
  if (cluster.preview !== null) seen.set(principalKey(cluster.preview), () => `${file} cluster.preview`);
  return seen;
}

/** EKS allows one access entry for a principal, so each stands in one place of one tenant; fills `seen`. */
export function checkPrincipals(
  tenant: ResolvedTenant,
  settings: Settings,
  seen: Seen,
  placeOf: (path: Path) => string,
): Finding[] {
  return named(tenant).flatMap(({ arn, path }) => {
    const found: Finding[] = [];
    if (partitionOf(arn) !== settings.partition) {
      const what = `${arn} is of partition ${partitionOf(arn)}, but ${settings.stack} is in ${settings.partition}`;
      found.push(finding(path, what, `Name a principal of ${settings.partition}`));
    }
    const other = seen.get(principalKey(arn));
    if (other === undefined) seen.set(principalKey(arn), () => placeOf(path));
    else {
      const remedy = "Keep one: EKS allows one entry for a principal";
      found.push(finding(path, `${arn} already stands at ${other()}`, remedy));
    }
    return found;
  });
}

/** Everyone who comes in, with where the contract says so. */
function named({ access }: ResolvedTenant): { arn: string; path: Path }[] {
  return [
    ...personas.flatMap((persona) =>
      access[persona].map((arn, index) => ({ arn, path: ["access", persona, index] })),
    ),
    // The list as a whole: what is past is not in it any more, so that places differ from the file's.
    ...access.breakGlass.map(({ principal }) => ({ arn: principal, path: ["access", "breakGlass"] })),
  ];
}
