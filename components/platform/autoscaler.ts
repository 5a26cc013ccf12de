import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { roleAnnotation } from "../identity.ts";
import { logicalName, managedBy } from "../names.ts";
import { deploymentSpec } from "./autoscaler-deployment.ts";
import { autoscalerPolicy } from "./autoscaler-policy.ts";
import { clusterRules, namespaceRules } from "./autoscaler-rules.ts";
import { createSystemIdentity } from "./system-identity.ts";

const autoscaler = "cluster-autoscaler";
const namespace = "kube-system";
const name = logicalName("platform", autoscaler);

/** Cluster Autoscaler: without it a node group's minimum and maximum are numbers that nobody acts on. */
export function createAutoscaler(
  settings: Settings,
  kubernetes: k8s.Provider,
  options: pulumi.CustomResourceOptions,
): void {
  const version = settings.addons.clusterAutoscaler;
  if (version === null) return;
  const { role, before } = createAwsAccess(settings, options);
  const inCluster = { ...options, provider: kubernetes, dependsOn: before };
  const irsa = settings.identity.mode === "irsa";
  const annotations = irsa ? { [roleAnnotation]: role.arn } : {};
  const serviceAccount = new k8s.core.v1.ServiceAccount(
    name,
    { metadata: { ...metadata, annotations } },
    inCluster,
  );
  const rights = createKubernetesAccess(inCluster);
  new k8s.apps.v1.Deployment(
    name,
    {
      // Nothing waits for it: a slow start must not hold up the tenants.
      metadata: { ...metadata, annotations: { "pulumi.com/skipAwait": "true" } },
      spec: deploymentSpec(settings, version, labels),
    },
    { ...inCluster, dependsOn: [serviceAccount, ...rights] },
  );
}

const labels = { "app.kubernetes.io/name": autoscaler, ...managedBy };
const metadata = { name: autoscaler, namespace, labels };

function createAwsAccess(settings: Settings, options: pulumi.CustomResourceOptions) {
  const { role, resources } = createSystemIdentity(name, settings, autoscaler, [], options);
  const policy = JSON.stringify(autoscalerPolicy(settings));
  return { role, before: [...resources, new aws.iam.RolePolicy(name, { role: role.name, policy }, options)] };
}

function createKubernetesAccess(options: pulumi.CustomResourceOptions): pulumi.Resource[] {
  const subjects = [{ kind: "ServiceAccount", name: autoscaler, namespace }];
  const global = { name: autoscaler, labels };
  const clusterRole = new k8s.rbac.v1.ClusterRole(name, { metadata: global, rules: clusterRules }, options);
  const role = new k8s.rbac.v1.Role(name, { metadata, rules: namespaceRules }, options);
  const apiGroup = "rbac.authorization.k8s.io";
  return [
    new k8s.rbac.v1.ClusterRoleBinding(
      name,
      { metadata: global, subjects, roleRef: { apiGroup, kind: "ClusterRole", name: autoscaler } },
      { ...options, dependsOn: [clusterRole] },
    ),
    new k8s.rbac.v1.RoleBinding(
      name,
      { metadata, subjects, roleRef: { apiGroup, kind: "Role", name: autoscaler } },
      { ...options, dependsOn: [role] },
    ),
  ];
}
