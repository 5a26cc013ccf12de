import type { Persona } from "../../tenants/contract/tenant.ts";

/** A rule of a Role: what it says is granted, and nothing else. */
interface PolicyRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
  readonly resourceNames?: string[];
}

/**
 * What a persona may do in the tenant's namespace. No wildcard: what Kubernetes adds later is granted here or not
 * at all. The guardrails then bound what the granted objects may hold.
 */
export function roleRules(persona: Persona, tenant: string): PolicyRule[] {
  return rules[persona](tenant);
}

const rules: Record<Persona, (tenant: string) => PolicyRule[]> = {
  viewers,
  developers: (tenant) => [...viewers(tenant), ...developerExtras],
  admins: (tenant) => [...viewers(tenant), ...developerExtras, ...adminExtras],
};

const read = ["get", "list", "watch"];
const write = ["create", "update", "patch", "delete", "deletecollection"];

/** Everything namespaced but Secrets. No subresource that opens a connection: `get` on `pods/exec` would be one. */
function viewers(tenant: string): PolicyRule[] {
  return [
    { apiGroups: [""], resources: ["namespaces"], verbs: ["get"], resourceNames: [tenant] },
    {
      apiGroups: [""],
      resources: [
        "configmaps",
        "endpoints",
        "events",
        "limitranges",
        "persistentvolumeclaims",
        "pods",
        "podtemplates",
        "replicationcontrollers",
        "resourcequotas",
        "serviceaccounts",
        "services",
      ],
      verbs: read,
    },
    { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
    {
      apiGroups: ["apps"],
      resources: ["controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"],
      verbs: read,
    },
    { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: read },
    { apiGroups: ["batch"], resources: ["cronjobs", "jobs"], verbs: read },
    { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: read },
    { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: read },
    { apiGroups: ["events.k8s.io"], resources: ["events"], verbs: read },
    { apiGroups: ["metrics.k8s.io"], resources: ["pods"], verbs: ["get", "list"] },
    { apiGroups: ["networking.k8s.io"], resources: ["ingresses", "networkpolicies"], verbs: read },
    { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: read },
    { apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings", "roles"], verbs: read },
    { apiGroups: ["resource.k8s.io"], resources: ["resourceclaims", "resourceclaimtemplates"], verbs: read },
    { apiGroups: ["storage.k8s.io"], resources: ["csistoragecapacities"], verbs: read },
  ];
}

const developerExtras: PolicyRule[] = [
  {
    apiGroups: [""],
    resources: ["configmaps", "persistentvolumeclaims", "pods", "replicationcontrollers", "services"],
    verbs: write,
  },
  // Whoever may start a pod can mount a Secret; without `get`, `kubectl apply` could not change one.
  { apiGroups: [""], resources: ["secrets"], verbs: [...read, ...write] },
  { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] },
  // A connection is a `get` over WebSocket and a `create` over SPDY.
  { apiGroups: [""], resources: ["pods/exec", "pods/portforward"], verbs: ["get", "create"] },
  { apiGroups: [""], resources: ["pods/ephemeralcontainers"], verbs: ["get", "update", "patch"] },
  { apiGroups: [""], resources: ["replicationcontrollers/scale"], verbs: ["get", "update", "patch"] },
  { apiGroups: ["apps"], resources: ["deployments", "replicasets", "statefulsets"], verbs: write },
  {
    apiGroups: ["apps"],
    resources: ["deployments/scale", "replicasets/scale", "statefulsets/scale"],
    verbs: ["get", "update", "patch"],
  },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: write },
  { apiGroups: ["batch"], resources: ["cronjobs", "jobs"], verbs: write },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses", "networkpolicies"], verbs: write },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: write },
];

/** Without `escalate` and `bind` the API server lets nobody grant what they do not hold. */
const adminExtras: PolicyRule[] = [
  { apiGroups: [""], resources: ["serviceaccounts"], verbs: write },
  { apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings", "roles"], verbs: write },
];
