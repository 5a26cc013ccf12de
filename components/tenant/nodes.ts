import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Nodes, ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { desiredSize } from "../desired-size.ts";
import { logicalName } from "../names.ts";
import { createNodeGroup } from "../node-group.ts";
import { tenantTags } from "../tags.ts";
import type { AdoptionOptions } from "./adoption.ts";
import type { TenantArgs } from "./args.ts";

/** Creates the tenant's own node group; a pooled tenant has none. Only here and in the settings is a node known. */
export function createNodes(
  { tenant, settings, nodeRoleArn, subnetIds, lastKnownNodes }: TenantArgs,
  options: pulumi.CustomResourceOptions,
  adopted: AdoptionOptions,
): aws.eks.NodeGroup | null {
  if (tenant.nodes === null) return null;
  return createNodeGroup(
    logicalName(tenant.name, "nodes"),
    {
      clusterName: settings.cluster.name,
      kubernetesVersion: settings.cluster.version,
      nodeRoleArn,
      subnetIds,
      nodes: scaled(tenant.nodes, tenant),
      label: tenant.name,
      tags: tenantTags(settings, tenant),
      desired: tenant.state === "active" ? desiredSize(tenant.nodes, lastKnownNodes) : empty,
    },
    options,
    adopted,
  );
}

const empty = { nodes: 0, isSet: true };

/** A tenant that is not active keeps its group, empty: EKS wants a maximum of at least one. */
const scaled = (nodes: Nodes, { state }: ResolvedTenant): Nodes =>
  state === "active" ? nodes : { ...nodes, min: 0 };
