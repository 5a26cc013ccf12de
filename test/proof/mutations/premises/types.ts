import type { Mutation } from "../../support/mutation.ts";
import { withNew, withObject } from "../../support/resources.ts";

const rbac = "rbac.authorization.k8s.io";
const everyone = {
  metadata: { name: "ops" },
  roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "cluster-admin" },
  subjects: [{ apiGroup: rbac, kind: "Group", name: "tenants" }],
};

/** What brings in things of types that nobody judges. */
export const typeMutations: readonly Mutation[] = [
  {
    name: "brings in what a chart holds",
    claim: "A-2",
    break: (plan) => withNew(plan, "kubernetes:helm.sh/v3:Release", "platform_chart", { chart: "ingress" }),
  },
  {
    name: "brings in what another package's component makes",
    claim: "A-2",
    break: (plan) =>
      withNew(plan, "kubernetes-ingress-nginx:index:IngressController", "platform_ingress", {}),
  },
  {
    name: "binds by an older version of a kind",
    claim: "A-2",
    break: (plan) => withObject(plan, `${rbac}/v1beta1 ClusterRoleBinding`, "platform_ops", everyone),
  },
  {
    name: "binds by a list of a kind",
    claim: "A-2",
    break: (plan) =>
      withObject(plan, `${rbac}/v1 ClusterRoleBindingList`, "platform_ops", { items: [everyone] }),
  },
  {
    name: "lets a webhook rewrite every object",
    claim: "A-2",
    break: (plan) =>
      withObject(plan, "admissionregistration.k8s.io/v1 MutatingWebhookConfiguration", "platform_webhook", {
        metadata: { name: "more" },
      }),
  },
  {
    name: "makes another kind of object than it plans",
    claim: "A-2",
    break: (plan) =>
      withNew(plan, "kubernetes:core/v1:ConfigMap", "platform_ops", {
        apiVersion: `${rbac}/v1`,
        kind: "ClusterRoleBinding",
        ...everyone,
      }),
  },
  {
    name: "runs a pod without a controller in a tenant's namespace",
    claim: "A-2",
    also: { "NS-1": "a kind that nobody knows may be everyone's" },
    break: (plan) =>
      withObject(plan, "v1 Pod", "acme_pod", { metadata: { name: "bare", namespace: "acme" } }, "acme"),
  },
  {
    name: "makes roles and policies that no plan shows",
    claim: "W-2",
    break: (plan) =>
      withNew(plan, "aws:cloudformation/stack:Stack", "platform_extra", { templateBody: "{}" }),
  },
  {
    name: "runs a command as it is deployed",
    claim: "W-2",
    break: (plan) => withNew(plan, "command:local:Command", "platform_extra", { create: "aws iam …" }),
  },
  {
    name: "runs pods on Fargate, where nothing enforces a network policy",
    claim: "W-4",
    break: (plan) =>
      withNew(plan, "aws:eks/fargateProfile:FargateProfile", "platform_fargate", {
        selectors: [{ namespace: "*" }],
      }),
  },
  {
    name: "makes nodes by Karpenter",
    claim: "A-2",
    break: (plan) =>
      withObject(plan, "karpenter.sh/v1 NodePool", "platform_more", { metadata: { name: "more" } }),
  },
];
