import type { Client, Reply } from "../client/client.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { type Check, check } from "./check.ts";
import { deniedByPolicy, deniedByServer, forbidden, passes } from "./expect.ts";
import type { VariantName } from "./variant.ts";
import type { World } from "./world.ts";

/** An object that must not be created, and why; beside it one that may. */
interface RequestAttack {
  readonly id: string;
  readonly title: string;
  readonly as: (world: World) => Client;
  readonly bad: KubeObject | readonly KubeObject[];
  readonly good: KubeObject;
  /** Who creates the good one, where the attacker could not. */
  readonly goodAs?: (world: World) => Client;
  readonly by: "policy" | "server" | "rbac";
  readonly says?: RegExp;
  readonly variants?: readonly VariantName[];
}

/** Creations in dry-run mode: admission sees them as it sees any other, and nothing is left behind. */
export const requestAttack = (attack: RequestAttack): Check =>
  check(attack.id, attack.title, (world) => tryCreations(world, attack), {
    ...(attack.variants && { variants: attack.variants }),
  });

async function tryCreations(world: World, attack: RequestAttack): Promise<void> {
  const { as, good, goodAs = as, bad, by, says = /./ } = attack;
  passes(await goodAs(world).create(good, { dryRun: true }), name(good));
  for (const each of [bad].flat()) {
    denied[by](await as(world).create(each, { dryRun: true }), says, name(each));
  }
}

const denied = {
  policy: deniedByPolicy,
  server: deniedByServer,
  rbac: (reply: Reply, _why: RegExp, what: string) => forbidden(reply, what),
};

const name = ({ kind, metadata }: KubeObject) => `${kind} ${metadata.namespace ?? ""}/${metadata.name}`;
