import { instanceTypes } from "../../../tenants/contract/values/instance-types.ts";

/** What a node of this type gives to pods. */
export function allocatable(type: string): Record<string, string> {
  const found = instanceTypes().get(type);
  if (found === undefined) throw new Error(`no instance type ${type}`);
  const { cpuMillis, memoryMiB, pods, gpus } = found;
  return {
    cpu: `${cpuMillis}m`,
    memory: `${memoryMiB}Mi`,
    pods: String(pods),
    ...(gpus > 0 && { "nvidia.com/gpu": String(gpus) }),
  };
}
