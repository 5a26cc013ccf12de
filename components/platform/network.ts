import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { planSubnets, type ZoneSubnets } from "../../stacks/settings/subnets.ts";
import { logicalName } from "../names.ts";
import { platformTags } from "../tags.ts";
import { createEndpoints } from "./endpoints.ts";

/** Where the cluster and its nodes live. */
export interface Network {
  readonly vpcId: pulumi.Input<string>;
  readonly nodeSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly controlPlaneSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Without its routes and endpoints, no node can join. */
  readonly resources: readonly pulumi.Resource[];
}

/** The network of the settings, or a new VPC with subnets that network policies can name by their range. */
export function createNetwork(settings: Settings, options: pulumi.CustomResourceOptions): Network {
  const { existing, cidrs, zones } = settings.network;
  if (existing !== null) {
    const { vpcId, nodeSubnetIds, controlPlaneSubnetIds } = existing;
    return {
      vpcId,
      nodeSubnetIds: [...nodeSubnetIds],
      controlPlaneSubnetIds: [...controlPlaneSubnetIds],
      resources: [],
    };
  }

  const [cidr] = cidrs;
  if (cidr === undefined) throw new Error("network.cidrs is empty: there is no range for a new VPC");
  const plan = planSubnets(cidr, zones.length);
  const vpc = createVpc(settings, cidr, plan, options);
  const closed = (part: ClosedPart) => createClosedSubnets(settings, part, vpc.vpcId, plan, options);
  const controlPlane = closed("controlPlane");
  const endpoints = createEndpoints(settings, vpc.vpcId, closed("endpoints"), options);
  return {
    vpcId: vpc.vpcId,
    nodeSubnetIds: vpc.privateSubnetIds,
    controlPlaneSubnetIds: controlPlane.map((subnet) => subnet.id),
    resources: [vpc, ...endpoints],
  };
}

function createVpc(
  settings: Settings,
  cidrBlock: string,
  plan: readonly ZoneSubnets[],
  options: pulumi.ComponentResourceOptions,
): awsx.ec2.Vpc {
  return new awsx.ec2.Vpc(
    logicalName("platform", "network"),
    {
      cidrBlock,
      availabilityZoneNames: [...settings.network.zones],
      enableDnsHostnames: true,
      enableDnsSupport: true,
      natGateways: { strategy: settings.network.natGateways === "single" ? "Single" : "OnePerAz" },
      subnetStrategy: "Auto",
      subnetSpecs: [
        { type: "Private", name: "nodes", cidrBlocks: plan.map((zone) => zone.nodes) },
        // Load balancers go here by this tag, and only here: node ranges never count as a load balancer's.
        {
          type: "Public",
          name: "public",
          cidrBlocks: plan.map((zone) => zone.loadBalancers),
          tags: { "kubernetes.io/role/elb": "1" },
        },
      ],
      tags: platformTags(settings),
    },
    options,
  );
}

type ClosedPart = "endpoints" | "controlPlane";

/** One subnet a zone on the VPC's main route table, which leads nowhere else. */
function createClosedSubnets(
  settings: Settings,
  part: ClosedPart,
  vpcId: pulumi.Input<string>,
  plan: readonly ZoneSubnets[],
  options: pulumi.CustomResourceOptions,
): aws.ec2.Subnet[] {
  return settings.network.zones.flatMap((availabilityZone, index) => {
    const cidrBlock = plan[index]?.[part];
    if (cidrBlock === undefined) return [];
    const name = logicalName("platform", part, availabilityZone);
    const tags = { ...platformTags(settings), Name: name };
    return [new aws.ec2.Subnet(name, { vpcId, availabilityZone, cidrBlock, tags }, options)];
  });
}
