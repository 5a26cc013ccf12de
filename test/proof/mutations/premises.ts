import type { Plan } from "../../../plan/plan.ts";
import { set } from "../support/edit.ts";
import {
  type Mutation,
  named,
  replace,
  withAnother,
  withNew,
  withObject,
  without,
} from "../support/mutation.ts";

const cluster = named("Cluster", "platform_cluster");
const viewers = named("Role", "acme_viewers_role");
const aws = named("aws", "aws");
const kubernetes = named("kubernetes", "platform_kubernetes");
const rbac = "rbac.authorization.k8s.io";
const everyone = {
  metadata: { name: "ops" },
  roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "cluster-admin" },
  subjects: [{ apiGroup: rbac, kind: "Group", name: "tenants" }],
};

/** The plan with a second provider, and one resource that goes through it. */
function elsewhere(plan: Plan, provider: typeof aws, resource: typeof aws): Plan {
  const two = withAnother(plan, provider, (one) => one);
  const added = two.resources.at(-1)?.urn ?? "";
  return replace(two, resource, (one) => ({ ...one, provider: added }));
}

const types: Mutation[] = [
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
      replace(
        withObject(plan, "v1 ConfigMap", "platform_ops", {}),
        named("ConfigMap", "platform_ops"),
        (one) => ({
          ...one,
          inputs: { apiVersion: `${rbac}/v1`, kind: "ClusterRoleBinding", ...everyone },
        }),
      ),
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

const providers: Mutation[] = [
  {
    name: "sends a policy into another cluster",
    claim: "NS-1",
    break: (plan) => elsewhere(plan, kubernetes, named("NetworkPolicy", "acme_network")),
  },
  {
    name: "sends a policy wherever the deployer's kubeconfig points",
    claim: "NS-1",
    break: (plan) =>
      replace(plan, named("NetworkPolicy", "acme_network"), (one) => ({ ...one, provider: null })),
  },
  {
    name: "sends the bucket's policy into another account",
    claim: "W-2",
    break: (plan) => elsewhere(plan, aws, named("BucketPolicy", "platform_bucket")),
  },
  {
    name: "deploys into whichever account it is let into",
    claim: "W-2",
    break: (plan) => set(plan, aws, "allowedAccountIds", null),
  },
  {
    name: "lets the provider ignore the tag that the bucket's guard goes by",
    claim: "W-2",
    break: (plan) => set(plan, aws, "ignoreTags", '{"keys":["tenant"]}'),
  },
  {
    name: "associates in another region",
    claim: "W-2",
    break: (plan) => set(plan, named("PodIdentityAssociation", "acme_workloads_app"), "region", "us-east-1"),
  },
  {
    name: "writes YAML and applies nothing",
    claim: "NS-1",
    break: (plan) => set(plan, kubernetes, "renderYamlToDirectory", "out"),
  },
  {
    name: "reaches another cluster by the kubeconfig",
    claim: "NS-1",
    stack: "prod",
    break: (plan) =>
      replace(plan, kubernetes, (one) => ({
        ...one,
        inputs: {
          ...one.inputs,
          kubeconfig: String(one.inputs.kubeconfig).replace(
            '"get-token","--cluster-name","prod-main"',
            '"get-token","--cluster-name","other"',
          ),
        },
      })),
  },
];

const twins: Mutation[] = [
  {
    name: "writes a Role twice, once with more",
    claim: "NS-1",
    break: (plan) => withAnother(plan, viewers, (one) => one),
  },
  {
    name: "binds a guardrail twice, once as a warning",
    claim: "NS-1",
    break: (plan) =>
      set(
        withAnother(
          plan,
          named("ValidatingAdmissionPolicyBinding", "platform_guardrails_tenancy-placement"),
          (one) => one,
        ),
        named("ValidatingAdmissionPolicyBinding", "platform_guardrails_tenancy-placement_another"),
        "spec.validationActions",
        ["Warn"],
      ),
  },
  {
    name: "opens the bucket to the public by a second block",
    claim: "W-3",
    break: (plan) =>
      withAnother(plan, named("BucketPublicAccessBlock", "platform_bucket"), (one) => ({
        ...one,
        inputs: { ...one.inputs, blockPublicPolicy: false },
      })),
  },
  {
    name: "gives a tenant a second file",
    claim: "NS-1",
    break: (plan) => withAnother(plan, named("Tenant", "acme"), (one) => one),
  },
  {
    name: "names two policies of a role alike",
    claim: "W-2",
    break: (plan) =>
      withAnother(
        set(plan, named("RolePolicy", "acme_storage"), "name", "storage"),
        named("RolePolicy", "acme_storage"),
        (one) => one,
      ),
  },
];

const clusters: Mutation[] = [
  {
    name: "makes the cluster under another name",
    claim: "NS-1",
    break: (plan) => set(plan, cluster, "name", "tenancy-other"),
  },
  {
    name: "makes an older cluster than the settings say",
    claim: "N-1",
    break: (plan) => set(plan, cluster, "version", "1.33"),
  },
  {
    name: "lets people in by the cluster's own inputs",
    claim: "A-2",
    break: (plan) => set(plan, cluster, "roleMappings", [{ groups: ["system:masters"] }]),
  },
  {
    name: "lets people in by the older way",
    claim: "A-2",
    break: (plan) => set(plan, cluster, "authenticationMode", "API_AND_CONFIG_MAP"),
  },
  {
    name: "lets people into an existing cluster by the older way",
    claim: "A-2",
    stack: "prod",
    break: (plan) =>
      withObject(plan, "v1 ConfigMap", "platform_auth", {
        metadata: { name: "aws-auth", namespace: "kube-system" },
      }),
  },
  {
    name: "lets the cluster make nodes by itself",
    claim: "A-2",
    break: (plan) => set(plan, cluster, "autoMode", { enabled: true }),
  },
  {
    name: "has no cluster and says of none that it exists",
    claim: "NET-1",
    also: {
      "NS-1": "no kubeconfig leads to the stack's cluster",
    },
    break: (plan) => without(plan, cluster),
  },
  {
    name: "adds an add-on that nobody judges",
    claim: "A-2",
    break: (plan) =>
      withNew(plan, "aws:eks/addon:Addon", "platform_vpc-cni", {
        addonName: "vpc-cni",
        clusterName: plan.settings.cluster.name,
      }),
  },
  {
    name: "turns the network plugin's controller off",
    claim: "NET-1",
    break: (plan) =>
      withObject(plan, "v1 ConfigMap", "platform_cni", {
        metadata: { name: "amazon-vpc-cni", namespace: "kube-system" },
      }),
  },
  {
    name: "lets a tenant's nodes join another cluster",
    claim: "N-1",
    break: (plan) => set(plan, named("NodeGroup", "acme_nodes"), "clusterName", "tenancy-other"),
  },
  {
    name: "makes nodes from an image of its own",
    claim: "N-1",
    break: (plan) => set(plan, named("LaunchTemplate", "acme_nodes"), "imageId", "ami-0123456789abcdef0"),
  },
];

const unknowns: Mutation[] = [
  {
    name: "opens everything in a namespace that only the deployment knows",
    claim: "NS-1",
    also: Object.fromEntries(["NS-2", "NET-1", "NET-2"].map((id) => [id, "it may be a tenant's"])),
    break: (plan) =>
      withObject(plan, "networking.k8s.io/v1 NetworkPolicy", "platform_open", {
        metadata: { name: "open", namespace: "[computed]" },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ingress: [{}], egress: [{}] },
      }),
  },
  {
    name: "gives a group that only the deployment knows every right",
    claim: "A-2",
    also: Object.fromEntries(["A-1", "Q-1"].map((id) => [id, "it may be a tenant's"])),
    break: (plan) =>
      withObject(plan, `${rbac}/v1 ClusterRoleBinding`, "platform_ops", {
        ...everyone,
        subjects: [{ apiGroup: rbac, kind: "Group", name: "[secret]" }],
      }),
  },
  {
    name: "labels nodes with what only the deployment knows",
    claim: "N-1",
    also: Object.fromEntries(["N-2", "L-1"].map((id) => [id, "they may be anybody's"])),
    break: (plan) => set(plan, named("NodeGroup", "acme_nodes"), "labels", "[computed]"),
  },
  {
    name: "has a file that only the deployment knows",
    claim: "I-1",
    also: { "NET-1": "it says who may reach whom", "NET-2": "and whether S3 is used" },
    break: (plan) => set(plan, named("Tenant", "acme"), "network", "[computed]"),
  },
];

export const premiseMutations: readonly Mutation[] = [
  ...types,
  ...providers,
  ...twins,
  ...clusters,
  ...unknowns,
];
