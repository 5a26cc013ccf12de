import { groupBy } from "../../plan/group-by.ts";
import type { Json, PlannedResource } from "../../plan/plan.ts";
import { list, object, text, textMap } from "../objects/json.ts";
import type { View } from "../view.ts";
import { tenantKey, types } from "../vocabulary.ts";

/** A node group as the scheduler sees its nodes. */
export interface NodeGroup {
  readonly resource: PlannedResource;
  /** Whose it is; null for the platform's, the pool among them. */
  readonly tenant: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

export const nodeGroups = (view: View): NodeGroup[] =>
  view.ofType(types.nodeGroup).map((resource) => ({
    resource,
    tenant: resource.tenant,
    labels: textMap(resource.inputs.labels),
    taints: list(resource.inputs.taints).map(readTaint),
  }));

/** By the label that a tenant's pods are held to. */
export const groupsByLabel = (view: View): ReadonlyMap<string, readonly NodeGroup[]> =>
  groupBy(nodeGroups(view), ({ labels }) => labels[tenantKey] ?? "");

function readTaint(taint: Json): Taint {
  const { key, value, effect } = object(taint);
  return { key: text(key), value: text(value ?? ""), effect: text(effect) };
}

/** What keeps others off: new pods, and those that pass the scheduler by. */
export const repellingEffects = ["NO_SCHEDULE", "NO_EXECUTE"];

export const repels = ({ taints }: NodeGroup, value: string, effect: string) =>
  taints.some((taint) => taint.key === tenantKey && taint.value === value && taint.effect === effect);

/** Whether an ordinary pod, with the node label and the toleration of these nodes, can run there. */
export const fits = ({ labels, taints }: NodeGroup, nodes: string) =>
  labels[tenantKey] === nodes &&
  taints.every(
    ({ key, value, effect }) => effect === "PREFER_NO_SCHEDULE" || (key === tenantKey && value === nodes),
  );
