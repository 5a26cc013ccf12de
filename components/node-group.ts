import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NodeSettings } from "../stacks/settings/settings.ts";
import type { DesiredSize } from "./desired-size.ts";
import { pool, tenantKey } from "./names.ts";
import { amiType, disks } from "./node-image.ts";

/** What a managed node group is made of; the same for the system's, the pool's and a tenant's nodes. */
export interface NodeGroupSpec {
  readonly clusterName: string;
  /** Kubernetes minor version of the nodes: the cluster's. */
  readonly kubernetesVersion: string;
  /** The role only once its policies are attached, or the first nodes cannot join. */
  readonly nodeRoleArn: pulumi.Input<string>;
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly nodes: NodeSettings;
  /** Value of the `tenant` label and taint, a tenant's name or `pool`; null: the untainted system group. */
  readonly label: string | null;
  /** Tags of every instance, volume and network interface too. */
  readonly tags: Readonly<Record<string, string>>;
  readonly desired: DesiredSize;
}

/** Options of the two of them, on top of what they share. */
interface OwnOptions {
  readonly launchTemplate: pulumi.CustomResourceOptions;
  readonly nodeGroup: pulumi.CustomResourceOptions;
}

/** A launch template and the managed node group on it, with pods kept away from the node's own role. */
export function createNodeGroup(
  name: string,
  spec: NodeGroupSpec,
  options: pulumi.CustomResourceOptions,
  own: OwnOptions = { launchTemplate: {}, nodeGroup: {} },
): aws.eks.NodeGroup {
  const template = new aws.ec2.LaunchTemplate(name, launchTemplateArgs(spec), {
    ...options,
    ...own.launchTemplate,
  });
  const autoscaled = spec.desired.isSet ? [] : ["scalingConfig.desiredSize"];
  return new aws.eks.NodeGroup(
    name,
    {
      ...nodeGroupArgs(spec),
      nodeRoleArn: spec.nodeRoleArn,
      subnetIds: spec.subnetIds,
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
    },
    {
      ...options,
      ...own.nodeGroup,
      ignoreChanges: [...(own.nodeGroup.ignoreChanges ?? []), ...autoscaled],
    },
  );
}

/** Metadata with a token and one network hop only: a pod's packets are one hop too far. */
export function launchTemplateArgs(spec: NodeGroupSpec) {
  return {
    updateDefaultVersion: true,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      httpProtocolIpv6: "disabled",
    },
    blockDeviceMappings: disks(spec.nodes),
    tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
      resourceType,
      tags: spec.tags,
    })),
    tags: spec.tags,
  } satisfies aws.ec2.LaunchTemplateArgs;
}

export function nodeGroupArgs({
  clusterName,
  kubernetesVersion,
  nodes,
  label,
  tags,
  desired,
}: NodeGroupSpec) {
  return {
    clusterName,
    version: kubernetesVersion,
    amiType: amiType(nodes.instanceTypes),
    instanceTypes: [...nodes.instanceTypes],
    capacityType: nodes.capacity === "spot" ? "SPOT" : "ON_DEMAND",
    scalingConfig: { minSize: nodes.min, maxSize: nodes.max, desiredSize: desired.nodes },
    updateConfig: { maxUnavailable: 1 },
    // After 15 minutes a pod on shared nodes goes, whatever its disruption budget says: no tenant holds an upgrade up.
    ...(label === pool && { forceUpdateVersion: true }),
    nodeRepairConfig: { enabled: true },
    ...(label === null ? {} : { labels: { [tenantKey]: label }, taints: taints(label) }),
    tags: { ...tags, ...autoscalerTags(nodes) },
  };
}

/** Both effects: a pod with `nodeName` skips the scheduler, and with it NO_SCHEDULE. */
function taints(value: string) {
  return ["NO_SCHEDULE", "NO_EXECUTE"].map((effect) => ({ key: tenantKey, value, effect }));
}

/** With no node to look at, the autoscaler would take the group for one without ephemeral storage. */
function autoscalerTags(nodes: NodeSettings): Record<string, string> {
  const storage = "k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage";
  return { [storage]: `${nodes.diskGiB}Gi` };
}
