import type { Check } from "./check.ts";
import type { World } from "./world.ts";

export interface Outcome {
  readonly check: Check;
  /** Undefined: it passed. */
  readonly fault: string | undefined;
  readonly skipped?: boolean;
  readonly milliseconds: number;
}

/** At most so many checks at a time. */
const width = 8;

/** Runs the checks that belong to the variant, each to its end whatever becomes of the others. */
export async function runChecks(
  world: World,
  checks: readonly Check[],
  ended: (outcome: Outcome) => void,
  wanted: () => boolean = () => true,
): Promise<void> {
  const own = checks.filter(
    ({ variants }) => variants === undefined || variants.includes(world.variant.name),
  );
  const together = own.filter(({ alone }) => alone !== true);
  // The slow ones wait most of their time: the others run meanwhile.
  const queue = [...together.filter(({ slow }) => slow === true), ...together.filter(({ slow }) => !slow)];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined && wanted(); next = queue.shift()) {
      ended(await runCheck(world, next));
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  for (const check of own.filter(({ alone }) => alone === true)) {
    if (wanted()) ended(await runCheck(world, check));
  }
}

async function runCheck(world: World, check: Check): Promise<Outcome> {
  if (check.ownUsers && world.plane.lasting)
    return { check, fault: undefined, skipped: true, milliseconds: 0 };
  const start = performance.now();
  const fault = await check.run(world).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { check, fault, milliseconds: performance.now() - start };
}
