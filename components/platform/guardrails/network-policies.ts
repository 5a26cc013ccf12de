import type { Cel } from "./cel.ts";
import { type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, on } from "./request.ts";

/** True where every rule of the direction names peers, and every peer is pods of the own namespace. */
const ownPods = (rules: string, peers: string): Cel =>
  `object.spec.?${rules}.orValue([]).all(rule, rule.?${peers}.orValue([]).size() > 0 && rule.${peers}.all(peer, has(peer.podSelector) && !has(peer.namespaceSelector) && !has(peer.ipBlock)))`;

const refusal = (rules: string, peers: string) => ({
  expression: ownPods(rules, peers),
  message: `${rules} beyond the own namespace is declared in the tenant's file: every rule needs ${peers} with podSelector only, no namespaceSelector, no ipBlock`,
});

/** Policies only ever add: one that named a foreign peer, or none at all, would reopen the floor. */
export const networkPolicies = (): ValidatingPolicy =>
  validating("network-policies", {
    on: [on("networking.k8s.io/networkpolicies", "CREATE", "UPDATE")],
    when: [byTenants],
    refuse: [refusal("ingress", "from"), refusal("egress", "to")],
  });
