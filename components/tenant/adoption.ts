import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";

/** Options of what may have been there before the tenant was. */
export interface AdoptionOptions {
  readonly namespace: pulumi.CustomResourceOptions;
  readonly role: pulumi.CustomResourceOptions;
  readonly launchTemplate: pulumi.CustomResourceOptions;
  readonly nodeGroup: pulumi.CustomResourceOptions;
}

/**
 * What exists is read in under its id and brought into the tenant's shape in place; while the id stands there, the
 * engine refuses to replace it. Its name is kept after that too, since the program states none and a fresh one would
 * be another thing.
 */
export function adoptionOptions(tenant: ResolvedTenant, { adopt, cluster }: Settings): AdoptionOptions {
  const adoption = adopt[tenant.name];
  const id = (existing: string | null | undefined) => (existing ? { import: existing } : {});
  return {
    namespace: id(adoption?.namespace ? tenant.name : null),
    role: { ...id(adoption?.role), ignoreChanges: ["name", "namePrefix", "path"] },
    launchTemplate: { ...id(adoption?.launchTemplate), ignoreChanges: ["name", "namePrefix"] },
    nodeGroup: {
      ...id(adoption?.nodeGroup && `${cluster.name}:${adoption.nodeGroup}`),
      ignoreChanges: ["nodeGroupName", "nodeGroupNamePrefix"],
      // To the provider a kept name is an explicit one, for which it would delete the old group before the new one is there.
      deleteBeforeReplace: false,
    },
  };
}
