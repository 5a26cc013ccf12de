import { groupBy } from "../../plan/group-by.ts";
import type { PlannedResource } from "../../plan/plan.ts";
import type { View } from "../view.ts";
import { at, text, textMap } from "./json.ts";

/** Pulumi types of the Kubernetes kinds that claims look at. */
export const kinds = {
  namespace: "kubernetes:core/v1:Namespace",
  quota: "kubernetes:core/v1:ResourceQuota",
  limitRange: "kubernetes:core/v1:LimitRange",
  serviceAccount: "kubernetes:core/v1:ServiceAccount",
  configMap: "kubernetes:core/v1:ConfigMap",
  secret: "kubernetes:core/v1:Secret",
  daemonSet: "kubernetes:apps/v1:DaemonSet",
  networkPolicy: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  role: "kubernetes:rbac.authorization.k8s.io/v1:Role",
  roleBinding: "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
  clusterRole: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
  clusterRoleBinding: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
  priorityClass: "kubernetes:scheduling.k8s.io/v1:PriorityClass",
  storageClass: "kubernetes:storage.k8s.io/v1:StorageClass",
  validatingPolicy: "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy",
  validatingBinding: "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding",
  mutatingPolicy: "kubernetes:admissionregistration.k8s.io/v1:MutatingAdmissionPolicy",
  mutatingBinding: "kubernetes:admissionregistration.k8s.io/v1:MutatingAdmissionPolicyBinding",
} as const;

/** Kinds that live in a namespace: those of `kinds`, and what a platform runs in namespaces of its own. */
const namespaced = new Set<string>([
  kinds.quota,
  kinds.limitRange,
  kinds.serviceAccount,
  kinds.networkPolicy,
  kinds.role,
  kinds.roleBinding,
  kinds.configMap,
  kinds.secret,
  kinds.daemonSet,
  "kubernetes:apps/v1:Deployment",
  "kubernetes:apps/v1:StatefulSet",
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
  "kubernetes:batch/v1:CronJob",
  "kubernetes:batch/v1:Job",
  "kubernetes:core/v1:PersistentVolumeClaim",
  "kubernetes:core/v1:Service",
  "kubernetes:networking.k8s.io/v1:Ingress",
  "kubernetes:policy/v1:PodDisruptionBudget",
]);

/** Outside any namespace, and harmless to tenants or judged by a claim. */
const clusterScoped = new Set<string>([
  ...Object.values(kinds).filter((kind) => !namespaced.has(kind)),
  "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
  "kubernetes:flowcontrol.apiserver.k8s.io/v1:FlowSchema",
  "kubernetes:flowcontrol.apiserver.k8s.io/v1:PriorityLevelConfiguration",
  "kubernetes:networking.k8s.io/v1:IngressClass",
]);

export const isKnownKind = (type: string) => namespaced.has(type) || clusterScoped.has(type);

/** A kind that is not known is held to be everyone's. */
export const isClusterScoped = ({ type }: PlannedResource) => !namespaced.has(type);

/** Whether it is an object inside the cluster; the provider itself is none. */
export const isKubernetes = ({ type }: PlannedResource) => type.startsWith("kubernetes:");

/** The label that the API server itself gives every namespace, and that nobody can change. */
export const nameLabel = "kubernetes.io/metadata.name";

export const nameOf = ({ inputs }: PlannedResource): string => text(at(inputs.metadata, "name"));
export const labelsOf = ({ inputs }: PlannedResource) => textMap(at(inputs.metadata, "labels"));

/** The namespace an object stands in; where none is named, the provider's default. */
export function namespaceOf({ inputs }: PlannedResource): string {
  const namespace = at(inputs.metadata, "namespace");
  return namespace === undefined ? "default" : text(namespace);
}

const indices = new WeakMap<View, Map<string, Map<string, PlannedResource[]>>>();

/** The objects of a type in a namespace, whoever made them. */
export function objectsIn(view: View, type: string, namespace: string): readonly PlannedResource[] {
  const index = indices.get(view) ?? new Map<string, Map<string, PlannedResource[]>>();
  indices.set(view, index);
  const ofType = index.get(type) ?? groupBy(view.ofType(type), namespaceOf);
  index.set(type, ofType);
  return ofType.get(namespace) ?? [];
}
