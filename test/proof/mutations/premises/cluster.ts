import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, withNew, withObject, without } from "../../support/resources.ts";

const cluster = named("Cluster", "platform_cluster");

/** A cluster that is not as the settings say. */
export const clusterMutations: readonly Mutation[] = [
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
    also: { "NS-1": "no kubeconfig leads to the stack's cluster" },
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
