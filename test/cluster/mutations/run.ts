import { setTimeout as sleep } from "node:timers/promises";
import type { Check } from "../suite/check.ts";
import { runChecks } from "../suite/run.ts";
import type { World } from "../suite/world.ts";
import { policyMutations, sharedMutations } from "./guards.ts";
import type { Mutation } from "./mutation.ts";
import { nodeMutations } from "./nodes.ts";
import { tenantMutations } from "./tenant.ts";

export interface Verdict {
  readonly mutation: Mutation;
  /** The check that failed; undefined where none did. */
  readonly noticedBy: Check | undefined;
}

export const mutations = (world: World): Mutation[] => [
  ...tenantMutations(world),
  ...sharedMutations(world),
  ...policyMutations(world),
  ...nodeMutations(world),
];

/** Takes away one thing after the other, in each world another, and tells which check fails. */
export async function runMutations(
  worlds: readonly World[],
  checks: readonly Check[],
  chosen: readonly Mutation[],
  ended: (verdict: Verdict) => void,
): Promise<void> {
  const [first] = worlds;
  if (first === undefined) return;
  const usable = new Set(await passing(first, checks));
  const queue = [...chosen];
  const work = async (world: World) => {
    const own = ({ variant }: Mutation) => variant === world.variant.name;
    for (let index = queue.findIndex(own); index >= 0; index = queue.findIndex(own)) {
      const [next] = queue.splice(index, 1) as [Mutation];
      ended({ mutation: next, noticedBy: await tried(world, usable, next) });
    }
  };
  await Promise.all(worlds.map(work));
}

async function tried(world: World, usable: Set<Check>, mutation: Mutation): Promise<Check | undefined> {
  let noticedBy: Check | undefined;
  await mutation.take(world);
  try {
    await sleep(mutation.delay);
    noticedBy = await notice(world, [...usable], mutation);
  } finally {
    await mutation.giveBack(world);
    await sleep(mutation.delay);
  }
  // What still fails with everything back in place says nothing of what was missing.
  if (noticedBy === undefined || (await firstFailure(world, [noticedBy])) === undefined) return noticedBy;
  console.error(`not used any more: ${noticedBy.id} ${noticedBy.title}: it fails after ${mutation.what}`);
  usable.delete(noticedBy);
  return tried(world, usable, mutation);
}

/** The likely checks, then once more after a while, then all. What fails must fail twice: a check may stumble. */
async function notice(
  world: World,
  checks: readonly Check[],
  { first }: Mutation,
): Promise<Check | undefined> {
  const likely = checks.filter(({ id, title }) => first.test(`${id} ${title}`));
  const others = checks.filter((each) => !likely.includes(each) && each.slow !== true && each.alone !== true);
  for (const some of [likely, likely, others]) {
    const failed = await firstFailure(world, some);
    if (failed !== undefined && (await firstFailure(world, [failed])) !== undefined) return failed;
  }
  return undefined;
}

async function firstFailure(world: World, checks: readonly Check[]): Promise<Check | undefined> {
  let failed: Check | undefined;
  await runChecks(
    world,
    checks,
    ({ check, fault }) => {
      if (fault !== undefined) failed ??= check;
    },
    () => failed === undefined,
  );
  return failed;
}

/** A check that fails with everything in place could notice nothing. What deletes a tenant stays out, too. */
async function passing(world: World, checks: readonly Check[]): Promise<Check[]> {
  const found: Check[] = [];
  await runChecks(world, checks, ({ check, fault }) => {
    if (fault === undefined) found.push(check);
    else console.error(`not used: ${check.id} ${check.title}: ${fault}`);
  });
  return found;
}
