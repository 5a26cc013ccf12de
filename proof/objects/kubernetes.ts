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

/** Kinds that live outside any namespace; every other one is taken to be namespaced. */
const clusterScoped = new Set<string>([
  kinds.namespace,
  kinds.clusterRole,
  kinds.clusterRoleBinding,
  kinds.priorityClass,
  kinds.storageClass,
  kinds.validatingPolicy,
  kinds.validatingBinding,
  kinds.mutatingPolicy,
  kinds.mutatingBinding,
  "kubernetes:flowcontrol.apiserver.k8s.io/v1:FlowSchema",
  "kubernetes:flowcontrol.apiserver.k8s.io/v1:PriorityLevelConfiguration",
]);

export const isClusterScoped = ({ type }: PlannedResource) => clusterScoped.has(type);

/** Whether it is an object inside the cluster; the provider itself is none. */
export const isKubernetes = ({ type }: PlannedResource) => type.startsWith("kubernetes:");

/** What brings objects of its own that the plan does not show: a chart, a directory of manifests. */
export const isOpaque = ({ type }: PlannedResource) =>
  /^kubernetes:(helm|yaml|kustomize)/.test(type) || type.endsWith("Patch");

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
