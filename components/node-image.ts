import type { NodeSettings } from "../stacks/settings/settings.ts";
import { type InstanceType, instanceTypes } from "../tenants/contract/values/instance-types.ts";

/** EKS's image for these instance types, which share one architecture and all have a GPU or none. */
export function amiType(names: readonly string[]): string {
  const [first] = names.map(known);
  const architecture = first?.architecture === "arm64" ? "ARM_64" : "x86_64";
  // Bottlerocket's image brings NVIDIA's device plugin; without one, no pod is given a GPU.
  return (first?.gpus ?? 0) > 0 ? `BOTTLEROCKET_${architecture}_NVIDIA` : `AL2023_${architecture}_STANDARD`;
}

/** Encrypted gp3 disks; Bottlerocket keeps images and pods' files on a second one. */
export function disks(nodes: NodeSettings) {
  const system = { encrypted: "true", deleteOnTermination: "true", volumeType: "gp3" };
  const data = { ...system, volumeSize: nodes.diskGiB };
  if (!amiType(nodes.instanceTypes).startsWith("BOTTLEROCKET"))
    return [{ deviceName: "/dev/xvda", ebs: data }];
  return [
    { deviceName: "/dev/xvda", ebs: system },
    { deviceName: "/dev/xvdb", ebs: data },
  ];
}

function known(name: string): InstanceType {
  const type = instanceTypes().get(name);
  if (type === undefined)
    throw new Error(`instance type ${name} is not in tenants/contract/values/instance-types.csv`);
  return type;
}
