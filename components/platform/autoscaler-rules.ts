import type * as k8s from "@pulumi/kubernetes";

const look = ["get", "list", "watch"];

/** What Cluster Autoscaler looks at to place a pod in its head, and the little it changes. */
export const clusterRules: k8s.types.input.rbac.v1.PolicyRule[] = [
  {
    apiGroups: [""],
    resources: [
      "namespaces",
      "persistentvolumeclaims",
      "persistentvolumes",
      "pods",
      "replicationcontrollers",
      "services",
    ],
    verbs: look,
  },
  { apiGroups: [""], resources: ["nodes"], verbs: [...look, "update"] },
  { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] },
  { apiGroups: [""], resources: ["pods/status"], verbs: ["update"] },
  { apiGroups: ["", "events.k8s.io"], resources: ["events"], verbs: ["create", "patch"] },
  { apiGroups: ["apps"], resources: ["daemonsets", "replicasets", "statefulsets"], verbs: look },
  { apiGroups: ["batch"], resources: ["jobs"], verbs: look },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: look },
  {
    apiGroups: ["resource.k8s.io"],
    resources: ["deviceclasses", "resourceclaims", "resourceslices"],
    verbs: look,
  },
  {
    apiGroups: ["storage.k8s.io"],
    resources: ["csidrivers", "csinodes", "csistoragecapacities", "storageclasses", "volumeattachments"],
    verbs: look,
  },
];

/** Its own lock and its report, in its own namespace. */
export const namespaceRules: k8s.types.input.rbac.v1.PolicyRule[] = [
  { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["create"] },
  {
    apiGroups: ["coordination.k8s.io"],
    resources: ["leases"],
    resourceNames: ["cluster-autoscaler"],
    verbs: ["get", "update"],
  },
  { apiGroups: [""], resources: ["configmaps"], verbs: ["create"] },
  {
    apiGroups: [""],
    resources: ["configmaps"],
    resourceNames: ["cluster-autoscaler-status"],
    verbs: ["delete", "get", "update"],
  },
];
