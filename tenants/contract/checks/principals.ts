import type { Settings } from "../../../stacks/settings/settings.ts";
import { type Finding, finding } from "../finding.ts";
import type { Path } from "../path.ts";
import { partitionOf, principalKey } from "../principal.ts";
import { personas, type ResolvedTenant } from "../tenant.ts";

/** Places of the principals seen so far, by `principalKey`; found out only where one is repeated. */
export type Seen = Map<string, () => string>;

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
  return personas.flatMap((persona) =>
    tenant.access[persona].flatMap((arn, index) => {
      const path = ["access", persona, index];
      const found: Finding[] = [];
      if (partitionOf(arn) !== settings.partition) {
        const what = `${arn} is of partition ${partitionOf(arn)}, but ${settings.stack} is in ${settings.partition}`;
        found.push(finding(path, what, `Name a principal of ${settings.partition}`));
      }
      const other = seen.get(principalKey(arn));
      if (other === undefined) seen.set(principalKey(arn), () => placeOf(path));
      else
        found.push(
          finding(
            path,
            `${arn} already stands at ${other()}`,
            "Keep one: EKS allows one entry for a principal",
          ),
        );
      return found;
    }),
  );
}
