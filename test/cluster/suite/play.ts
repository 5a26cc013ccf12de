import { type Check, check } from "./check.ts";
import { Newcomer, newcomer } from "./newcomer.ts";
import { drain } from "./transition.ts";
import type { World } from "./world.ts";

export const people = ["admins", "developers", "viewers"] as const;
const principals = people.map(
  (persona) => `${persona}: [arn:aws:iam::111122223333:role/${newcomer}-${persona}]`,
);

const regular = `tier: regular
owner: { team: reactors, email: reactors@stark.example }
environments: { dev: {} }
quota: { cpu: 2, memory: 16Gi, storage: 10Gi, ephemeralStorage: 40Gi, pods: 12 }
access: { ${principals.join(", ")} }
`;

/** What the newcomer's file may say. */
export const files = {
  pooled: regular,
  premium: `${regular.replace("regular", "premium")}isolation: pooled\n`,
  dedicated: `${regular}isolation: dedicated\nnodes: { instanceTypes: [m7i.large], min: 1, max: 2 }\n`,
};
export const inState = (file: string, state: "frozen" | "offboarding") => `${file}state: ${state}\n`;

/** A part of the newcomer's life, with nothing else going on, since it looks at everything its neighbours have. */
export const transition = (
  id: string,
  title: string,
  play: (tenant: Newcomer, world: World) => Promise<void>,
): Check =>
  check(id, title, (world) => playThrough(new Newcomer(world), (tenant) => play(tenant, world)), {
    alone: true,
    slow: true,
    variants: ["standard"],
  });

async function playThrough(tenant: Newcomer, play: (tenant: Newcomer) => Promise<void>): Promise<void> {
  try {
    await play(tenant);
  } catch (error) {
    // What failed first is worth telling.
    await tenant.leave().catch(() => {});
    throw error;
  }
  await tenant.leave();
}

/** A node more in the pool, for as long as the work takes. */
export async function withNode(world: World, name: string, work: () => Promise<void>): Promise<void> {
  const [pool] = world.program.nodes.filter(({ labels }) => labels?.tenant === "pool");
  const labels = { ...pool?.labels, "kubernetes.io/hostname": name };
  await world.plane.addNodes([{ ...pool, name, labels }]);
  try {
    await work();
  } finally {
    await drain(world, name);
  }
}
