import type { NodeSpec } from "../control-plane/index.ts";
import { passes } from "../suite/expect.ts";
import { object } from "../suite/objects.ts";
import type { World } from "../suite/world.ts";
import type { Mutation } from "./mutation.ts";

/** Every label and taint that the plan's node groups carry. */
export function nodeMutations(world: World): Mutation[] {
  return world.program.nodes.flatMap((node) => [
    ...Object.keys(node.labels ?? {}).map((key) =>
      change(node, `label ${key}`, { metadata: { labels: { [key]: null } } }),
    ),
    ...(node.taints ?? []).map((taint) => {
      const taints = (node.taints ?? []).filter((each) => each !== taint);
      return change(node, `taint ${taint.key}=${taint.value}:${taint.effect}`, { spec: { taints } });
    }),
  ]);
}

function change(node: NodeSpec, what: string, patch: object): Mutation {
  const reference = object("v1", "Node", node.name, undefined);
  const as = async (world: World, wanted: object) => {
    passes(await world.admin.patch(reference, wanted), `changing node ${node.name}`);
  };
  const nodes = Object.values(node.labels ?? {})[0] ?? "";
  return {
    what: `Node ${node.name}: ${what}`,
    first: new RegExp(`^HI-7 nodes of ${nodes}:`),
    variant: "standard",
    delay: 200,
    take: (world) => as(world, patch),
    giveBack: (world) => as(world, { metadata: { labels: node.labels }, spec: { taints: node.taints } }),
  };
}
