import { setTimeout as sleep } from "node:timers/promises";
import { openControlPlane } from "../control-plane/index.ts";
import { applyAll } from "./apply.ts";
import { deployer, grant } from "./deployer.ts";
import { enter, leave } from "./guest.ts";
import { readProgram } from "./program.ts";
import { residents, settle } from "./resident.ts";
import type { Variant } from "./variant.ts";
import { World } from "./world.ts";

/** A cluster with the program's objects on it, and one ordinary Deployment in some tenants. */
export async function buildWorld(variant: Variant): Promise<World> {
  const program = await readProgram(variant);
  const plane = await openControlPlane({ users: [...program.users, deployer] });
  try {
    const world = new World(plane, program, variant);
    if (plane.lasting) await enter(world);
    await grant(world);
    await plane.addNodes([...program.nodes]);
    await applyAll(world, program);
    // A policy acts within a second of its creation.
    await sleep(1200);
    await Promise.all(residents.map((tenant) => settle(world, tenant)));
    return world;
  } catch (error) {
    await plane.stop(true);
    throw error;
  }
}

/** Takes the world down; a cluster that was there before it is left as it was. */
export async function endWorld(world: World): Promise<void> {
  try {
    if (world.plane.lasting) await leave(world);
  } finally {
    await world.plane.stop();
  }
}
