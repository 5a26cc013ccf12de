import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NodeSettings, Settings } from "../../stacks/settings/settings.ts";
import { desiredSize, type LastKnownNodes } from "../desired-size.ts";
import { logicalName, pool, system } from "../names.ts";
import { createNodeGroup } from "../node-group.ts";
import { platformTags } from "../tags.ts";

/** What a shared node group stands on. */
interface NodeInputs {
  readonly lastKnown: LastKnownNodes;
  readonly nodeRoleArn: pulumi.Input<string>;
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
}

/** The untainted group for CoreDNS and the controllers; an existing cluster has brought its own. */
export function createSystemNodes(
  settings: Settings,
  inputs: NodeInputs,
  options: pulumi.CustomResourceOptions,
): aws.eks.NodeGroup[] {
  if (!settings.cluster.create) return [];
  return [createSharedNodes(system, null, settings.cluster.systemNodes, settings, inputs, options)];
}

/** The nodes that pooled tenants share; tainted, so that only their pods run there. */
export function createPool(
  settings: Settings,
  inputs: NodeInputs,
  options: pulumi.CustomResourceOptions,
): aws.eks.NodeGroup[] {
  if (settings.pool === null) return [];
  return [createSharedNodes(pool, pool, settings.pool, settings, inputs, options)];
}

function createSharedNodes(
  part: string,
  label: string | null,
  nodes: NodeSettings,
  settings: Settings,
  { lastKnown, ...inputs }: NodeInputs,
  options: pulumi.CustomResourceOptions,
): aws.eks.NodeGroup {
  return createNodeGroup(
    logicalName("platform", part),
    {
      ...inputs,
      clusterName: settings.cluster.name,
      kubernetesVersion: settings.cluster.version,
      nodes,
      label,
      tags: platformTags(settings),
      desired: desiredSize(nodes, lastKnown[part]),
    },
    options,
  );
}
