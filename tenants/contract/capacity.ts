import type { Nodes, Quota } from "./tenant.ts";
import { instanceTypes } from "./values/instance-types.ts";
import { canonical } from "./values/quantity.ts";

/** The part of a quota that nodes bound. */
export type Capacity = Pick<Quota, "cpu" | "memory" | "ephemeralStorage" | "pods" | "gpus">;

/**
 * What the platform's DaemonSets take of every node, whoever's it is: aws-node with its policy agent (50m),
 * kube-proxy (100m), ebs-csi-node (30m, 120Mi) and the Pod Identity agent, with room for one more version.
 */
const daemonSets = { cpuMillis: 200, memoryMiB: 192, pods: 4 } as const;

/** Disk that pods cannot use: the system's and images' share in GiB, and the tenth at which the kubelet evicts. */
const diskReserve = { gib: 3, fraction: 0.1 } as const;

/** What pods of a tenant can request on a node group at `max`, if every node were the smallest listed type. */
export function capacityOf(nodes: Nodes): Capacity {
  const types = nodes.instanceTypes.flatMap((name) => instanceTypes().get(name) ?? []);
  const least = (amount: (type: (typeof types)[number]) => number) => Math.min(...types.map(amount));
  const each = (amount: number) => Math.max(0, Math.floor(amount)) * nodes.max;
  return {
    cpu: canonical("cpu", `${each(least((type) => type.cpuMillis) - daemonSets.cpuMillis)}m`),
    memory: canonical("bytes", `${each(least((type) => type.memoryMiB) - daemonSets.memoryMiB)}Mi`),
    ephemeralStorage: canonical(
      "bytes",
      `${each(nodes.diskGiB * (1 - diskReserve.fraction) - diskReserve.gib)}Gi`,
    ),
    pods: each(least((type) => type.pods) - daemonSets.pods),
    gpus: each(least((type) => type.gpus)),
  };
}
