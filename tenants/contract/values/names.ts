import { didYouMean } from "../document/nearest.ts";

/** A tenant's name: it becomes a namespace, a node label and taint, an S3 prefix and part of AWS names. */
export const tenantName = /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/;
/** The name of an environment, which is a stack. */
export const stackName = /^[a-z][a-z0-9-]{0,30}$/;
export const tierName = /^[a-z][a-z0-9-]{0,30}$/;
export const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const reservedNames = new Set(["default", "system", "pool", "shared", "tenant", "tenants"]);
const reservedPrefixes = ["kube-", "eks-", "aws-", "amazon-"];

/** Why nobody may be called this; null where the name is free. */
export function nameFault(name: string, platformNamespaces: readonly string[]) {
  if (!tenantName.test(name)) {
    const remedy = "Use 3 to 32 lower-case letters, digits and hyphens, a letter first, no hyphen last";
    return { what: `${JSON.stringify(name)} cannot be a tenant's name`, remedy };
  }
  const prefix = reservedPrefixes.find((reserved) => name.startsWith(reserved));
  if (prefix !== undefined) return { what: `names that begin with ${prefix} are reserved`, remedy: rename };
  if (reservedNames.has(name)) return { what: `the name ${name} is reserved`, remedy: rename };
  if (platformNamespaces.includes(name)) return { what: `${name} is a platform namespace`, remedy: rename };
  return null;
}

const rename = "Give the file, and so the tenant, another name";

/** `Did you mean globex?`, or the remedy where no known tenant is near. */
export const knownTenant = (name: string, tenants: Iterable<string>) =>
  didYouMean(name, tenants, `Create the tenant ${name} or remove the entry`);
