import { UsageError } from "../../../cli/command.ts";
import { deployer, granted, revoke } from "./deployer.ts";
import { newcomer } from "./newcomer.ts";
import { object } from "./objects.ts";
import { files } from "./play.ts";
import { type Program, readProgram } from "./program.ts";
import { transition } from "./transition.ts";
import { standard } from "./variant.ts";
import type { World } from "./world.ts";

/** Comes to a cluster that others made: never where tenants are; and only after what a run that was cut off left. */
export async function enter(world: World): Promise<void> {
  if (await granted(world)) {
    console.error("a run was cut off here: what it left is cleared first, in a minute or two");
    return leave(world);
  }
  const { admin, program } = world;
  const replies = await Promise.all(program.objects.map((each) => admin.get(each)));
  const there = program.objects.filter((_, index) => replies[index]?.ok);
  if (there.length === 0) return;
  const names = there.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  throw new UsageError(
    `the cluster of TENANCY_KUBECONFIG has ${names.slice(0, 3).join(", ")}${names.length > 3 ? " and more" : ""}: ` +
      "the suite would overwrite and delete it; give it a cluster without tenants, such as a new kind cluster",
  );
}

/** Takes away all that the suite brings, whatever of it is there. */
export async function leave(world: World): Promise<void> {
  // With no node to add: kwok has to end the pods that a run left.
  await world.plane.addNodes([]);
  const all = await readProgram(standard, { [newcomer]: files.dedicated });
  const namespaces = all.plan.tenants.map(({ name }) => object("v1", "Namespace", name, undefined));
  await Promise.all(namespaces.map((each) => world.plane.as(deployer.name).delete(each)));
  await transition(world, all, nothing(all));
  await revoke(world);
}

const nothing = ({ plan }: Program): Program => ({
  plan: { ...plan, resources: [] },
  objects: [],
  nodes: [],
  users: [],
});
