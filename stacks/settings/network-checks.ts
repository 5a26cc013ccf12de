import { type Finding, finding } from "../../tenants/contract/document/finding.ts";
import { overlapping, parseCidr, specialRanges } from "../../tenants/contract/values/cidr.ts";
import type { Settings } from "./settings.ts";
import type { StackConfiguration } from "./stack-schema.ts";
import { checkSubnets, subnetKeys } from "./subnet-checks.ts";

/** Whose the network is, its zones, its ranges, and the subnets that tenants' rules will name. */
export function checkNetwork(stated: StackConfiguration, settings: Settings): Finding[] {
  return [
    ...checkOwnership(stated),
    ...checkZones(settings),
    ...checkRanges(settings),
    ...(settings.network.existing === null
      ? checkOwnNetwork(stated.network)
      : checkSubnets(settings.network)),
  ];
}

function checkOwnership({ cluster, network }: StackConfiguration): Finding[] {
  if (!cluster.create && network.existing === undefined) {
    const what = "is missing: the cluster exists, and so does its network";
    return [finding(["network", "existing"], what, "Name the VPC and the nodes' subnets")];
  }
  if (cluster.create && network.existing !== undefined && network.existing.controlPlaneSubnetIds.length < 2) {
    const what = "names fewer than 2 subnets, and a new cluster needs them for its API server";
    const remedy = "Name the subnets whose ranges are kubernetesApi, in two zones or more";
    return [finding(["network", "existing", "controlPlaneSubnetIds"], what, remedy)];
  }
  if (network.existing === undefined && network.zones === undefined) {
    const what = "is missing, and the network is made here";
    return [finding(["network", "zones"], what, "Name two availability zones or more")];
  }
  return [];
}

function checkZones({ region, network }: Settings): Finding[] {
  return network.zones.flatMap((zone, index) =>
    zone.slice(0, -1) === region
      ? []
      : [
          finding(
            ["network", "zones", index],
            `${zone} is not in ${region}`,
            `Name zones of ${region}, as ${region}a`,
          ),
        ],
  );
}

/** Where EKS takes service addresses from, and what is no public range. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

function checkRanges({ network }: Settings): Finding[] {
  const { cidrs, serviceCidr } = network;
  const found = cidrs.flatMap((cidr, index) => {
    const path = ["network", "cidrs", index];
    const other = overlapping(cidr, cidrs.slice(0, index));
    const special = specialRanges.find((range) => overlapping(cidr, [range.cidr]) !== undefined);
    const { prefix } = parseCidr(cidr);
    return [
      ...(other === undefined
        ? []
        : [finding(path, `${cidr} overlaps ${other}`, "Use ranges apart from each other")]),
      ...(special === undefined
        ? []
        : [finding(path, `${cidr} reaches ${special.name}`, "Use a private range")]),
      ...(prefix >= 16 && prefix <= 28
        ? []
        : [finding(path, `${cidr} is no size that a VPC can have`, "Use /16 to /28")]),
    ];
  });
  const path = ["network", "serviceCidr"];
  const own = overlapping(serviceCidr, cidrs);
  if (own !== undefined)
    found.push(finding(path, `${serviceCidr} overlaps the VPC's ${own}`, "Use a range apart from it"));
  const { prefix } = parseCidr(serviceCidr);
  if (prefix < 12 || prefix > 24 || overlapping(serviceCidr, privateRanges) === undefined) {
    found.push(
      finding(path, `${serviceCidr} is no service range that EKS takes`, "Use a private range of /12 to /24"),
    );
  }
  return found;
}

function checkOwnNetwork(stated: StackConfiguration["network"]): Finding[] {
  const found = subnetKeys
    .filter((key) => stated[key].length > 0)
    .map((key) =>
      finding(["network", key], "follows from cidrs where the network is made here", "Remove it"),
    );
  const [cidr = "", second] = stated.cidrs;
  if (second !== undefined) {
    found.push(
      finding(["network", "cidrs", 1], "is a second range, and the network made here has one", "Remove it"),
    );
  }
  const { prefix } = parseCidr(cidr);
  if (prefix < 16 || prefix > 20) {
    found.push(finding(["network", "cidrs", 0], `${cidr} is no size to divide here`, "Use /16 to /20"));
  }
  return found;
}
