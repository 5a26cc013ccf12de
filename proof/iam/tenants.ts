import type { PlannedResource } from "../../plan/plan.ts";
import { contractOf } from "../contract.ts";
import { isObject } from "../objects/json.ts";
import { kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { stateKey } from "../vocabulary.ts";

/** Names that could be taken for a tenant's: its neighbours in the alphabet, and what it begins or begins with. */
export function likeNames({ tenants }: View, tenant: string): readonly string[] {
  const at = tenants.indexOf(tenant);
  const neighbours = [tenants[at + 1], tenants[at - 1]].filter((name) => name !== undefined);
  return [...neighbours, `${tenant}-eu`, `${tenant}2`, tenant.slice(0, -1)];
}

/** Active only where both the file and the namespace's label say so. */
export function isActive(view: View, tenant: string): boolean {
  const [namespace] = view.ownedBy(tenant, kinds.namespace);
  return contractOf(view, tenant)?.state === "active" && labelledState(namespace) === "active";
}

/** What a tenant's file asks for; of one that is not active, nothing. */
export type Mode = "read-write" | "read-only" | "none";

export function modeOf(view: View, tenant: string): Mode {
  if (!isActive(view, tenant)) return "none";
  const storage = contractOf(view, tenant)?.storage;
  const mode = isObject(storage) ? storage.s3 : undefined;
  return mode === "read-write" || mode === "read-only" ? mode : "none";
}

function labelledState(namespace: PlannedResource | undefined): unknown {
  const metadata = namespace?.inputs.metadata;
  const labels = isObject(metadata) ? metadata.labels : undefined;
  return isObject(labels) ? labels[stateKey] : undefined;
}
