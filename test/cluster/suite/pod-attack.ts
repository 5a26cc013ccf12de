import { type Check, check } from "./check.ts";
import { deniedByPolicy, deniedByServer, passes } from "./expect.ts";
import { ownedPod, type PodChange, pod, workloads } from "./objects.ts";
import type { VariantName } from "./variant.ts";
import type { TenantName, World } from "./world.ts";

/** A pod that must not be, and why it is refused. */
export interface PodAttack {
  readonly id: string;
  readonly title: string;
  readonly bad: PodChange;
  readonly says: RegExp;
  /** The nearest pod that may be; an ordinary one where nothing is said. */
  readonly good?: PodChange;
  readonly tenant?: TenantName;
  /** Who says it: the platform's policies, which hear of templates too, the API server, of pods only, or each. */
  readonly by?: "policy" | "server" | "both";
  readonly variants?: readonly VariantName[];
}

/**
 * The attack by every way to a pod: from each kind of workload, from a controller, and where bare pods may be by
 * hand. Beside each, by the same way, the pod that passes.
 */
export const podAttack = (attack: PodAttack): Check =>
  check(attack.id, attack.title, (world) => tryEveryWay(world, attack), {
    ...(attack.variants && { variants: attack.variants }),
  });

async function tryEveryWay(world: World, attack: PodAttack): Promise<void> {
  const { bad, says, good = {}, tenant = "acme", by = "policy" } = attack;
  const specs = { good: world.spec(tenant, good), bad: world.spec(tenant, bad) };
  const dryRun = { dryRun: true };
  if (by !== "server") {
    for (const [kind, make] of Object.entries(workloads)) {
      const create = (spec: object) => world.developer(tenant).create(make("probe", tenant, spec), dryRun);
      passes(await create(specs.good), `an ordinary ${kind}`);
      deniedByPolicy(await create(specs.bad), says, `a ${kind}'s template`);
    }
  }
  const make = world.variant.barePods ? pod : ownedPod;
  const create = (spec: object) => world.podMaker(tenant).create(make("probe", tenant, spec), dryRun);
  passes(await create(specs.good), "an ordinary pod");
  const denied = by === "policy" ? deniedByPolicy : deniedByServer;
  denied(await create(specs.bad), says, "a pod");
}
