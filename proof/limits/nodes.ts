import type { PlannedResource } from "../../plan/plan.ts";
import { instanceTypes } from "../../tenants/contract/values/instance-types.ts";
import { at, list, texts } from "../objects/json.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";

/** What pods can ask for: thousandths of a core, MiB, GiB, and numbers. */
export interface Amounts {
  readonly cpu: number;
  readonly memory: number;
  readonly disk: number;
  readonly pods: number;
  readonly gpus: number;
}

export const resources = [
  { key: "cpu", name: "CPU", unit: "m" },
  { key: "memory", name: "memory", unit: " MiB" },
  { key: "disk", name: "ephemeral storage", unit: " GiB" },
  { key: "pods", name: "pods", unit: "" },
  { key: "gpus", name: "GPUs", unit: "" },
] as const satisfies { key: keyof Amounts; name: string; unit: string }[];

/** Requests of the DaemonSets that run on every node: network plugin, kube-proxy, EBS CSI and Pod Identity agent. */
const daemonSets = { cpu: 180, memory: 120, pods: 4 } as const;
/** The kubelet evicts with a tenth of the disk left; images and logs take the rest of this, in GiB. */
const diskReserve = { share: 0.1, gib: 2 } as const;

/** What pods of tenants can ask for on a group at its maximum, if every node were the smallest of its types. */
export function nodeGroupAmounts(view: View, group: PlannedResource): Amounts {
  const known = texts(group.inputs.instanceTypes).map((name) => {
    const type = instanceTypes().get(name);
    if (type === undefined) throw new Unjudgeable(`what the instance type ${name} has is not known here`);
    return type;
  });
  const maximum = at(group.inputs.scalingConfig, "maxSize");
  if (typeof maximum !== "number" || known.length === 0)
    throw new Unjudgeable("its size or its types are unknown");
  const least = (amount: (type: (typeof known)[number]) => number) => Math.min(...known.map(amount));
  const each = (amount: number) => Math.max(0, Math.floor(amount)) * maximum;
  return {
    cpu: each(least(({ cpuMillis }) => cpuMillis) - daemonSets.cpu),
    memory: each(least(({ memoryMiB }) => memoryMiB) - daemonSets.memory),
    disk: each(diskOf(view, group) * (1 - diskReserve.share) - diskReserve.gib),
    pods: each(least(({ pods }) => pods) - daemonSets.pods),
    gpus: each(least(({ gpus }) => gpus)),
  };
}

/** GiB of the disk that pods write to: the launch template's largest. */
function diskOf(view: View, group: PlannedResource): number {
  const template = (group.propertyDependencies.launchTemplate ?? [])
    .map((urn) => view.byUrn(urn))
    .find((resource) => resource?.type === types.launchTemplate);
  const sizes = list(template?.inputs.blockDeviceMappings).map((mapping) => at(mapping, "ebs", "volumeSize"));
  return Math.max(0, ...sizes.filter((size) => typeof size === "number"));
}

export const sum = (all: readonly Amounts[]): Amounts =>
  all.reduce(
    (total, { cpu, memory, disk, pods, gpus }) => ({
      cpu: total.cpu + cpu,
      memory: total.memory + memory,
      disk: total.disk + disk,
      pods: total.pods + pods,
      gpus: total.gpus + gpus,
    }),
    { cpu: 0, memory: 0, disk: 0, pods: 0, gpus: 0 },
  );
