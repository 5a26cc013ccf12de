import type { PlannedResource } from "../../plan/plan.ts";
import { kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { contractOf, namespaceOf, stateKey } from "../vocabulary.ts";
import type { ServiceAccount } from "./assumption.ts";
import { isObject } from "./json.ts";
import { Unjudgeable } from "./unjudgeable.ts";

/** The service accounts that a tenant's part of the plan has in its namespace. */
export function serviceAccountsOf(view: View, tenant: string): readonly ServiceAccount[] {
  return view
    .ownedBy(tenant)
    .filter(({ type }) => type === kinds.serviceAccount)
    .map(({ inputs }) => inputs.metadata)
    .map((metadata) => {
      if (!isObject(metadata) || typeof metadata.name !== "string") {
        throw new Unjudgeable("a service account's name is not known before deployment");
      }
      return { namespace: String(metadata.namespace), name: metadata.name };
    })
    .filter(({ namespace }) => namespace === namespaceOf(tenant));
}

/** Names that could be taken for a tenant's: its neighbours in the alphabet, and what it begins or begins with. */
export function likeNames({ tenants }: View, tenant: string): readonly string[] {
  const at = tenants.indexOf(tenant);
  const neighbours = [tenants[at + 1], tenants[at - 1]].filter((name) => name !== undefined);
  return [...neighbours, `${tenant}-eu`, `${tenant}2`, tenant.slice(0, -1)];
}

/** Active only where both the file and the namespace's label say so. */
export function isActive(view: View, tenant: string): boolean {
  const namespace = view.ownedBy(tenant).find(({ type }) => type === kinds.namespace);
  return contractOf(view, tenant)?.state === "active" && stateOf(namespace) === "active";
}

function stateOf(namespace: PlannedResource | undefined): unknown {
  const metadata = namespace?.inputs.metadata;
  const labels = isObject(metadata) ? metadata.labels : undefined;
  return isObject(labels) ? labels[stateKey] : undefined;
}
