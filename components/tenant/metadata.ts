import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { managedBy } from "../names.ts";

/** Metadata of an object that the platform keeps in the tenant's namespace. */
export const metadataOf = ({ name: namespace }: ResolvedTenant, name: string) => ({
  name,
  namespace,
  labels: managedBy,
  // The engine deletes in the foreground, which waits for all that names the object its owner; tenants can make that.
  annotations: { "pulumi.com/deletionPropagationPolicy": "background" },
});
