import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { managedBy } from "../names.ts";

/** Metadata of an object that the platform keeps in the tenant's namespace. */
export const metadataOf = ({ name: namespace }: ResolvedTenant, name: string) => ({
  name,
  namespace,
  labels: managedBy,
  // The engine's own way, in the foreground, waits for whatever the tenant declares to be the object's.
  annotations: { "pulumi.com/deletionPropagationPolicy": "background" },
});
