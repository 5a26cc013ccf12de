import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { Amounts, Quota, ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { injects } from "../kubernetes-version.ts";
import { logicalName, managedBy, nodesKey, pool, stateKey, tenantKey, tierKey } from "../names.ts";
import { metadataOf } from "./metadata.ts";

/** Creates the namespace; its labels are what every guardrail goes by. */
export function createNamespace(
  tenant: ResolvedTenant,
  settings: Settings,
  options: pulumi.CustomResourceOptions,
): k8s.core.v1.Namespace {
  const labels = namespaceLabels(tenant, settings);
  return new k8s.core.v1.Namespace(
    logicalName(tenant.name, "namespace"),
    { metadata: { name: tenant.name, labels } },
    options,
  );
}

/** Creates what bounds the namespace: its quota and the limits of its containers. */
export function createBounds(
  tenant: ResolvedTenant,
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResource[] {
  const metadata = metadataOf(tenant, "tenant");
  return [
    new k8s.core.v1.ResourceQuota(
      logicalName(tenant.name, "quota"),
      { metadata, spec: { hard: quotaHard(tenant) } },
      options,
    ),
    new k8s.core.v1.LimitRange(
      logicalName(tenant.name, "limits"),
      { metadata, spec: { limits: [containerLimits(tenant)] } },
      options,
    ),
  ];
}

function namespaceLabels(tenant: ResolvedTenant, settings: Settings): Record<string, string> {
  const podSecurity = (mode: string, level: string) => ({
    [`pod-security.kubernetes.io/${mode}`]: level,
    [`pod-security.kubernetes.io/${mode}-version`]: `v${settings.cluster.version}`,
  });
  return {
    ...managedBy,
    [tenantKey]: tenant.name,
    [nodesKey]: tenant.isolation === "dedicated" ? tenant.name : pool,
    [tierKey]: tenant.tier,
    [stateKey]: tenant.state,
    ...podSecurity("enforce", "restricted"),
    ...podSecurity("audit", "restricted"),
    // The author of a template hears at once what its pods will be refused for, but nothing of what is filled in.
    ...podSecurity("warn", injects(settings) ? "baseline" : "restricted"),
  };
}

/** The quota in Kubernetes' terms. A tenant that is not active may start nothing. */
function quotaHard(tenant: ResolvedTenant): Record<string, string> {
  const { quota } = tenant;
  const counts = Object.entries(objectCounts).map(([field, resource]) => [
    resource,
    String(quota[field as keyof typeof objectCounts]),
  ]);
  return {
    "requests.cpu": quota.cpu,
    "requests.memory": quota.memory,
    "limits.memory": quota.memory,
    "requests.storage": quota.storage,
    "requests.ephemeral-storage": quota.ephemeralStorage,
    "limits.ephemeral-storage": quota.ephemeralStorage,
    "requests.nvidia.com/gpu": String(quota.gpus),
    pods: String(tenant.state === "active" ? quota.pods : 0),
    "services.nodeports": "0",
    "services.loadbalancers": String(quota.loadBalancers),
    resourcequotas: "1",
    ...madeByControllers(quota),
    ...Object.fromEntries(counts),
  };
}

/**
 * What tenants do not create and yet cause. `pods` leaves out those that have ended, and a StatefulSet chooses how many
 * of its revisions are kept: Kubernetes' own choice is 10, and 3 more while it rolls out.
 */
const madeByControllers = ({ pods, jobs, statefulSets }: Quota) => ({
  "count/pods": String(pods + 10 * jobs),
  "count/controllerrevisions.apps": String(15 * statefulSets),
});

const objectCounts = {
  services: "services",
  configMaps: "configmaps",
  secrets: "secrets",
  persistentVolumeClaims: "persistentvolumeclaims",
  serviceAccounts: "count/serviceaccounts",
  replicationControllers: "replicationcontrollers",
  deployments: "count/deployments.apps",
  replicaSets: "count/replicasets.apps",
  statefulSets: "count/statefulsets.apps",
  jobs: "count/jobs.batch",
  cronJobs: "count/cronjobs.batch",
  ingresses: "count/ingresses.networking.k8s.io",
  networkPolicies: "count/networkpolicies.networking.k8s.io",
  horizontalPodAutoscalers: "count/horizontalpodautoscalers.autoscaling",
  podDisruptionBudgets: "count/poddisruptionbudgets.policy",
  roles: "count/roles.rbac.authorization.k8s.io",
  roleBindings: "count/rolebindings.rbac.authorization.k8s.io",
} as const satisfies Partial<Record<keyof Quota, string>>;

function containerLimits({ limits }: ResolvedTenant) {
  return {
    type: "Container",
    default: amounts(limits.default),
    defaultRequest: amounts(limits.defaultRequest),
    max: amounts(limits.max),
  };
}

function amounts({ cpu, memory, ephemeralStorage }: Amounts): Record<string, string> {
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
    ...(ephemeralStorage === undefined ? {} : { "ephemeral-storage": ephemeralStorage }),
  };
}
