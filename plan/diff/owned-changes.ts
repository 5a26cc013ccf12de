import { tenantType } from "../plan.ts";
import type { ResourceChange, TenantDiff } from "./diff.ts";

/** Without the tenant's own row: what its author changed is told as such. */
export const ownedChanges = ({ changes }: Pick<TenantDiff, "changes">): readonly ResourceChange[] =>
  changes.filter(({ type }) => type !== tenantType);
