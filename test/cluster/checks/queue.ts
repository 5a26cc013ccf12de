import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../client/until.ts";
import { check } from "../suite/check.ts";
import { holds, passes } from "../suite/expect.ts";
import { workloads } from "../suite/objects.ts";
import { podsOf, running, unschedulable } from "../suite/watch.ts";
import type { World } from "../suite/world.ts";

/** Who goes first where there is not room for all. */
export const queue = [
  check("Q-3", "where there is room for one, premium goes first; nobody is thrown out", premiumFirst, {
    alone: true,
    slow: true,
  }),
];

async function premiumFirst(world: World): Promise<void> {
  // The pool's one node has 4 CPUs less what the system takes; residents have 100m each.
  const sized = (tenant: "globex" | "initech", app: string, cpu: string) =>
    workloads.Deployment(
      app,
      tenant,
      world.spec(tenant, {
        pod: { terminationGracePeriodSeconds: 1 },
        container: { resources: { requests: { cpu } } },
      }),
    );
  const filler = sized("globex", "filler", "3");
  const regular = sized("globex", "waiting", "2");
  const premium = sized("initech", "waiting", "2");
  const developers = { globex: world.developer("globex"), initech: world.developer("initech") };
  try {
    passes(await developers.globex.create(filler), "what fills the pool");
    await running(world, "globex", "filler");
    passes(await developers.globex.create(regular), "a regular tenant's, first");
    await unschedulable(world, "globex", "waiting");
    passes(await developers.initech.create(premium), "a premium tenant's, second");
    await unschedulable(world, "initech", "waiting");
    // A pod that found no node is not looked at again for a second or two: both must be past that.
    await sleep(3000);
    holds((await podsOf(world, "globex", "filler")).length === 1, "the regular tenant's running pod stays");
    await developers.globex.remove(filler);
    await running(world, "initech", "waiting");
    const [behind] = await podsOf(world, "globex", "waiting");
    holds(behind?.spec.nodeName === undefined, "the regular tenant's waits");
  } finally {
    await Promise.all([world.admin.remove(filler), world.admin.remove(regular), world.admin.remove(premium)]);
    await until("the pool is free", async () => (await podsOf(world, "initech", "waiting")).length === 0);
  }
}
