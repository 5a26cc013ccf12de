import type { Settings } from "../../stacks/settings/settings.ts";
import { lapsedNotices } from "./break-glass.ts";
import type { DeployedTenant } from "./deployed-tenant.ts";

/** What is no fault and yet for somebody to tidy up: emergency access that is past, an adoption under way. */
export const noticesOf = (deployed: readonly DeployedTenant[], settings: Settings): string[] => [
  ...deployed.flatMap((tenant) => lapsedNotices(tenant, settings.now)),
  ...adoptionNotices(settings),
];

const adoptionNotices = ({ adopt, stack }: Settings) =>
  Object.entries(adopt).map(([name, { places }]) => {
    const { file, line, column } = places.tenant;
    return `${file}:${line}:${column} adopt.${name}: takes over what exists in ${stack}; remove it once that is deployed.`;
  });
