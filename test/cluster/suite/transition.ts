import { isDeepStrictEqual } from "node:util";
import { inDependencyOrder } from "../../../plan/order.ts";
import { until } from "../client/until.ts";
import type { KubeObject, NodeSpec } from "../control-plane/index.ts";
import { apply } from "./apply.ts";
import { deployer } from "./deployer.ts";
import { passes } from "./expect.ts";
import { object } from "./objects.ts";
import { nodeGroup, nodeName, type Program } from "./program.ts";
import type { RunningPod } from "./resident.ts";
import type { World } from "./world.ts";

/** Something the engine makes or ends: an object of the cluster, or a node group, by its node if it has one. */
type Step = { readonly urn: string } & (
  | { readonly object: KubeObject }
  | { readonly node: string; readonly spec: NodeSpec | undefined }
);

/** Seconds until something that is deleted must be gone: much, since pods of a node that has gone go late. */
const patience = 120;

/**
 * From one plan to the next as the engine goes: what is new or other in the next one, each after what it depends on;
 * then away with what it holds no more, each before that.
 */
export async function transition(world: World, from: Program, to: Program): Promise<void> {
  const [before, next] = [steps(from), steps(to)];
  const had = new Map(before.map((step) => [step.urn, step]));
  for (const step of next.filter((each) => !isDeepStrictEqual(each, had.get(each.urn)))) {
    if ("object" in step) await apply(world, step.object);
    else await scale(world, step.node, step.spec);
  }
  const kept = new Set(next.map(({ urn }) => urn));
  const gone = before.filter(({ urn }) => !kept.has(urn));
  const namespaces = gone.flatMap((step) => ("object" in step ? (step.object.metadata.name ?? "") : []));
  for (const step of gone.reverse()) {
    if (!("object" in step)) await drain(world, step.node);
    // What is in a namespace that goes, goes with it: `deletedWith`.
    else if (!namespaces.includes(step.object.metadata.namespace ?? "")) {
      await world.plane.as(deployer.name).remove(step.object, patience);
    }
  }
}

function steps({ plan, objects, nodes }: Program): Step[] {
  const queue = [...objects];
  return inDependencyOrder(plan.resources).flatMap(({ urn, type, name }): Step[] => {
    const node = nodeName(name);
    if (type === nodeGroup) return [{ urn, node, spec: nodes.find((each) => each.name === node) }];
    const next = type.startsWith("kubernetes:") ? queue.shift() : undefined;
    return next === undefined ? [] : [{ urn, object: next }];
  });
}

const reference = (name: string) => object("v1", "Node", name, undefined);

/** As many nodes as the group is to have: one, or none. */
async function scale(world: World, name: string, wanted: NodeSpec | undefined): Promise<void> {
  if (wanted === undefined) return drain(world, name);
  if (!(await world.admin.get(reference(name))).ok) await world.plane.addNodes([wanted]);
}

/** As EKS does before a node goes: no new pods, the old ones but a DaemonSet's evicted, and only then the node itself. */
export async function drain({ admin }: World, name: string): Promise<void> {
  if (!(await admin.patch(reference(name), { spec: { unschedulable: true } })).ok) return;
  const query = { fieldSelector: `spec.nodeName=${name}` };
  await until(`node ${name} is empty`, async () => {
    const { items } = passes(
      await admin.list<RunningPod>({ apiVersion: "v1", kind: "Pod" }, { query }),
      "pods",
    );
    const pods = items.filter(({ metadata }) => metadata.ownerReferences?.[0]?.kind !== "DaemonSet");
    for (const { metadata } of pods.filter((pod) => pod.metadata.deletionTimestamp === undefined)) {
      const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata };
      await admin.post({ apiVersion: "v1", kind: "Pod", metadata }, "eviction", eviction);
    }
    return pods.length === 0;
  });
  await admin.remove(reference(name));
}
