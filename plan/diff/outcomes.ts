import { valueAt } from "../../tenants/contract/document/path.ts";
import type { Json, PlannedResource } from "../plan.ts";

export type Inputs = PlannedResource["inputs"];

/** Of a node group that had nodes and is to have none. */
export function emptied(before: Inputs, after: Inputs): string | null {
  const [old, now] = [before, after].map((inputs) => valueAt(inputs, ["scalingConfig", "desiredSize"]));
  return typeof old === "number" && old > 0 && now === 0 ? "every node goes, and all pods on them end" : null;
}

/** Of the namespace of a tenant that is active no longer. */
export function atRest(before: Inputs, after: Inputs): string | null {
  const [old, now] = [before, after].map((inputs) => labelOf(inputs, "tenant-state"));
  if (old !== "active" || now === "active") return null;
  // A group that may be empty has an unknown number of nodes.
  const running = labelOf(after, "tenant-nodes") === "pool" ? "" : ", those on nodes of its own end";
  const people = now === "offboarding" ? "its people lose access" : "its people only read";
  return `no pod starts any more${running}, and ${people}`;
}

/** Of a cluster's version: EKS takes the next one, and for a week the one before. */
export function versionStep({ version: old }: Inputs, { version: now }: Inputs): string {
  const [from, to] = [minorOf(old), minorOf(now)];
  if (from !== null && to !== null && Math.abs(to - from) > 1)
    return `EKS refuses 1.${from} → 1.${to}: one minor version at a time`;
  if (from !== null && to !== null && to < from)
    return `EKS refuses 1.${from} → 1.${to} but for a week after the upgrade`;
  return "the control plane moves to another Kubernetes version, which cannot be undone";
}

/** Of a network that had a gateway for each zone. */
export function oneGateway(before: Inputs, after: Inputs): string | null {
  const [old, now] = [before, after].map((inputs) => valueAt(inputs, ["natGateways", "strategy"]));
  return old === "OnePerAz" && now !== "OnePerAz"
    ? "connections to the internet break, and with one zone all lose the internet"
    : null;
}

function minorOf(version: Json | undefined): number | null {
  const minor = typeof version === "string" ? /^1\.(\d{1,3})$/.exec(version)?.[1] : undefined;
  return minor === undefined ? null : Number(minor);
}

const labelOf = (inputs: Inputs, label: string) => valueAt(inputs, ["metadata", "labels", label]);
