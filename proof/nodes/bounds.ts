import type { PlannedResource } from "../../plan/plan.ts";
import { list, object } from "../objects/json.ts";
import { kinds, objectsIn } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { namespaceOf } from "../vocabulary.ts";
import { amount } from "./quantity.ts";

/** What all quotas of a tenant's namespace allow together. */
export interface Bounds {
  readonly hard: ReadonlyMap<string, number>;
  readonly quotas: readonly PlannedResource[];
  /** Quotas that bound some pods only, and so nothing. */
  readonly scoped: readonly PlannedResource[];
}

/** @throws Unjudgeable on a bound that is no quantity. */
export function boundsOf(view: View, tenant: string): Bounds {
  const quotas = quotasOf(view, tenant);
  const scoped = quotas.filter(isScoped);
  const hard = new Map<string, number>();
  for (const quota of quotas) {
    if (scoped.includes(quota)) continue;
    for (const [key, value] of Object.entries(object(object(quota.inputs.spec).hard))) {
      hard.set(key, Math.min(hard.get(key) ?? Number.POSITIVE_INFINITY, amount(value)));
    }
  }
  return { hard, quotas, scoped };
}

export const quotasOf = (view: View, tenant: string) => objectsIn(view, kinds.quota, namespaceOf(tenant));

function isScoped({ inputs }: PlannedResource): boolean {
  const { scopes, scopeSelector } = object(inputs.spec);
  return list(scopes).length > 0 || scopeSelector !== undefined;
}
