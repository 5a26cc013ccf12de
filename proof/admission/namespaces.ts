import { stateOf } from "../contract.ts";
import { kinds, labelsOf, nameOf } from "../objects/kubernetes.ts";
import { onceFor } from "../objects/once.ts";
import type { View } from "../view.ts";
import { namespaceOf, nodesKey, stateKey, tierKey } from "../vocabulary.ts";
import { looksThere } from "./match.ts";
import { boundMutations } from "./mutation.ts";
import { boundPolicies } from "./policy.ts";
import { type Request, resourceAt } from "./request.ts";
import { persons } from "./users.ts";

/** A tenant's namespace as admission sees it. */
export interface TenantNamespace {
  readonly tenant: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Value of the node label that the namespace's pods are held to. */
  readonly nodes: string;
  readonly tier: string;
  /** As the tenant's file has it. */
  readonly state: string;
  /** As the namespace's label has it: what guardrails go by. */
  readonly labelledState: string;
}

export function tenantNamespaces(view: View): TenantNamespace[] {
  const planned = new Map(view.ofType(kinds.namespace).map((resource) => [nameOf(resource), resource]));
  return view.tenants.map((tenant) => {
    const name = namespaceOf(tenant);
    const resource = planned.get(name);
    const labels = resource === undefined ? {} : labelsOf(resource);
    return {
      tenant,
      name,
      labels,
      nodes: labels[nodesKey] ?? "",
      tier: labels[tierKey] ?? "",
      state: stateOf(view, tenant),
      labelledState: labels[stateKey] ?? "",
    };
  });
}

/**
 * One namespace for each way in which guardrails can treat them: by node label (own or shared), tier, state, and the
 * policies bound there; besides, every one whose name stands in a policy. What holds for these holds for all, since
 * a policy that goes by anything else does not count (sight.ts).
 */
export const representatives: (view: View) => readonly TenantNamespace[] = onceFor(choose);

function choose(view: View): TenantNamespace[] {
  const policies = [...boundPolicies(view), ...boundMutations(view)];
  const said = policies.map(({ policy, binding }) => JSON.stringify([policy.inputs, binding.inputs])).join();
  const kept = new Map<string, TenantNamespace>();
  for (const namespace of tenantNamespaces(view)) {
    const { tenant, nodes, tier, state, labelledState } = namespace;
    const bound = policies.map((policy) => Number(looksThere(policy, probe(namespace))));
    const named = said.includes(tenant) ? tenant : "";
    const kind = [
      nodes === tenant,
      nodes === tenant ? "" : nodes,
      tier,
      state,
      labelledState,
      bound.join(""),
      named,
    ];
    const key = JSON.stringify(kind);
    if (!kept.has(key)) kept.set(key, namespace);
  }
  return [...kept.values()];
}

const probe = (namespace: TenantNamespace): Request => ({
  operation: "CREATE",
  resource: resourceAt("/v1/pods"),
  name: "probe",
  namespace,
  user: persons(namespace.tenant).admins,
  object: {},
  oldObject: null,
  dryRun: false,
});
