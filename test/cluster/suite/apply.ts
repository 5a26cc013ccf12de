import type { KubeObject } from "../control-plane/index.ts";
import { deployer } from "./deployer.ts";
import { passes } from "./expect.ts";
import type { Program } from "./program.ts";
import type { World } from "./world.ts";

/** Applies an object of the plan, as the platform does; with `force` over what others have made of it. */
export async function apply({ plane }: World, target: KubeObject, force = false): Promise<void> {
  const reply = await plane.as(deployer.name).apply(target, { manager: "pulumi", force });
  passes(reply, `applying ${target.kind} ${target.metadata.name}`);
}

/** Applies a whole plan, in its order. */
export async function applyAll(world: World, { objects }: Program): Promise<void> {
  for (const each of objects) await apply(world, each);
}
