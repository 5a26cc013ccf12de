import * as z from "zod";
import { closed } from "../document/words.ts";
import type { Quota } from "../tenant.ts";
import type { QuantityKind } from "../values/quantity.ts";
import { quantity } from "./quantity.ts";

/** What the tenant may hold in all, over all its pods. */
export const quotaSchema = closed({
  cpu: quantity(
    "cpu",
    "CPU that all pods together may request, in cores. Default: what the nodes carry at max.",
  ),
  memory: quantity("bytes", "Memory that all pods together may request, and be limited to. Default: as cpu."),
  storage: quantity("bytes", "Size of all persistent volumes together. Default: the tier's.", "zero"),
  ephemeralStorage: quantity("bytes", "Node disk that all pods together may request. Default: as cpu."),
  pods: count("Number of pods. Default: as cpu.", 1),
  gpus: count("Number of GPUs; more than 0 needs dedicated nodes of a GPU instance type. Default: as cpu."),
  loadBalancers: count("Number of Services of type LoadBalancer. Default: the tier's."),
  services: count("Number of Services. Default: the tier's."),
  configMaps: count("Number of ConfigMaps, Kubernetes's own one included. Default: the tier's.", 1),
  secrets: count("Number of Secrets. Default: the tier's."),
  persistentVolumeClaims: count("Number of PersistentVolumeClaims. Default: the tier's."),
  serviceAccounts: count("Number of ServiceAccounts, `default` included. Default: the tier's.", 1),
  replicationControllers: count("Number of ReplicationControllers. Default: the tier's."),
  deployments: count("Number of Deployments. Default: the tier's."),
  replicaSets: count("Number of ReplicaSets, old revisions included. Default: the tier's."),
  statefulSets: count("Number of StatefulSets. Default: the tier's."),
  jobs: count("Number of Jobs, finished ones included, of which a CronJob keeps four. Default: the tier's."),
  cronJobs: count("Number of CronJobs. Default: the tier's."),
  ingresses: count("Number of Ingresses. Default: the tier's."),
  networkPolicies: count("Number of NetworkPolicies, the platform's one included. Default: the tier's.", 1),
  horizontalPodAutoscalers: count("Number of HorizontalPodAutoscalers. Default: the tier's."),
  podDisruptionBudgets: count("Number of PodDisruptionBudgets. Default: the tier's."),
  roles: count("Number of Roles, the platform's 3 included. Default: the tier's.", 3),
  roleBindings: count("Number of RoleBindings, the platform's 3 included. Default: the tier's.", 3),
});

/** How each quota is counted, in the order in which quotas are printed. */
export const quotaKinds: Readonly<Record<keyof Quota, QuantityKind | "count">> = {
  cpu: "cpu",
  memory: "bytes",
  storage: "bytes",
  ephemeralStorage: "bytes",
  pods: "count",
  gpus: "count",
  loadBalancers: "count",
  services: "count",
  configMaps: "count",
  secrets: "count",
  persistentVolumeClaims: "count",
  serviceAccounts: "count",
  replicationControllers: "count",
  deployments: "count",
  replicaSets: "count",
  statefulSets: "count",
  jobs: "count",
  cronJobs: "count",
  ingresses: "count",
  networkPolicies: "count",
  horizontalPodAutoscalers: "count",
  podDisruptionBudgets: "count",
  roles: "count",
  roleBindings: "count",
};

function count(description: string, least = 0) {
  return z.int().min(least).max(100_000).meta({ description });
}
