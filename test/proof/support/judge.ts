import assert from "node:assert/strict";
import type { Plan } from "../../../plan/plan.ts";
import { prove } from "../../../proof/prove.ts";
import type { Mutation } from "./mutation.ts";
import { examplePlan } from "./plans.ts";

/** Each mutation is caught by the claim that forbids it, and by those that it says it breaks as well. */
export function judgeMutations(
  tables: Readonly<Record<string, readonly Mutation[]>>,
  planOf: (stack: string) => Promise<Plan> = examplePlan,
): void {
  for (const [noun, mutations] of Object.entries(tables)) {
    describe(`mutations of ${noun}`, function () {
      this.timeout(60_000);
      for (const { name, claim, also = {}, stack = "dev", break: breakPlan } of mutations) {
        it(`${claim} catches one who ${name}`, async () => {
          const plan = await planOf(stack);
          const before = unbroken.get(plan) ?? against(plan);
          unbroken.set(plan, before);
          const broken = [...against(breakPlan(plan))]
            .map(([id, found]) => [id, found.filter((what) => !before.get(id)?.includes(what))] as const)
            .filter(([, found]) => found.length > 0);
          const what = broken.map(([id, [first]]) => `${id}: ${first}`).join("\n");
          assert.deepEqual(broken.map(([id]) => id).sort(), [claim, ...Object.keys(also)].sort(), what);
        });
      }
    });
  }
}

const unbroken = new WeakMap<Plan, ReturnType<typeof against>>();

/** By claim, what speaks against it. */
function against(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const { claims } = prove(plan);
  return new Map(claims.map(({ id, counterexamples }) => [id, counterexamples.map(({ what }) => what)]));
}
