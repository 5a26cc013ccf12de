import { setTimeout as sleep } from "node:timers/promises";
import { type KubeObject, openControlPlane } from "../control-plane/index.ts";
import { groupSubject, object, rbac } from "./objects.ts";
import { type Program, readProgram } from "./program.ts";
import { residents, settle } from "./resident.ts";
import type { Variant } from "./variant.ts";
import { overgranted, World } from "./world.ts";

const platform = "suite:platform";
export const deployer = { name: "deployer", groups: [platform] };

/** A cluster with the program's objects on it, applied twice, and one ordinary Deployment in each tenant. */
export async function buildWorld(variant: Variant): Promise<World> {
  const program = await readProgram(variant);
  const plane = await openControlPlane({ users: [...program.users, deployer] });
  try {
    const world = new World(plane, program, variant);
    await givePlatformItsRights(world);
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

/** Applies the plan as the platform's deployer. */
export async function applyAll({ plane }: World, { objects }: Program): Promise<void> {
  for (const each of objects) {
    const { ok, message } = await plane.as(deployer.name).apply(each, { manager: "pulumi" });
    if (!ok) throw new Error(`cannot apply ${each.kind} ${each.metadata.name}: ${message}`);
  }
}

/** Reinstates one object of the plan. */
export async function reapply(world: World, target: KubeObject): Promise<void> {
  const { ok, message } = await world.plane
    .as(deployer.name)
    .apply(target, { manager: "pulumi", force: true });
  if (!ok) throw new Error(`cannot reapply ${target.kind} ${target.metadata.name}: ${message}`);
}

/** As with EKS's AmazonEKSClusterAdminPolicy: all rights, but not beyond authorization. */
async function givePlatformItsRights({ admin }: World): Promise<void> {
  for (const group of [platform, overgranted]) {
    const binding = object(`${rbac}/v1`, "ClusterRoleBinding", group, undefined, {
      roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "cluster-admin" },
      subjects: [groupSubject(group)],
    });
    await admin.apply(binding, { force: true });
  }
}
