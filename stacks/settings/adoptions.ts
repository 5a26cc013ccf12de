import type { Locate } from "../../tenants/contract/document/issues.ts";
import type { Adoption } from "./settings.ts";
import type { StackConfiguration } from "./stack-schema.ts";

/** What the stack adopts, with the places that say so: whether it fits the tenants is known only with their files. */
export function composeAdoptions(
  stated: StackConfiguration["adopt"],
  locate: Locate,
): Readonly<Record<string, Adoption>> {
  const adoptions = Object.entries(stated).map(([tenant, adoption]): [string, Adoption] => {
    const { namespace, role = null, launchTemplate = null, nodeGroup = null } = adoption;
    const part = (key: string) => locate(["adopt", tenant, key]);
    const places = {
      tenant: locate(["adopt", tenant], "key"),
      role: part("role"),
      launchTemplate: part("launchTemplate"),
      nodeGroup: part("nodeGroup"),
    };
    return [tenant, { namespace, role, launchTemplate, nodeGroup, places }];
  });
  return Object.fromEntries(adoptions);
}
