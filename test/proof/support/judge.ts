import assert from "node:assert/strict";
import type { Plan } from "../../../plan/plan.ts";
import { prove } from "../../../proof/prove.ts";
import type { Mutation } from "./mutation.ts";
import { examplePlan } from "./plans.ts";

/** By claim, what speaks against it. */
const against = (plan: Plan) =>
  new Map(
    prove(plan).claims.map(
      ({ id, counterexamples }) => [id, counterexamples.map(({ what }) => what)] as const,
    ),
  );

/** What speaks against the unbroken plans. */
const whole = new WeakMap<Plan, ReturnType<typeof against>>();

/** Each mutation is caught by the claim that forbids it, and by those that it says it breaks as well. */
export function judgeMutations(
  claim: string,
  mutations: readonly Mutation[],
  planOf: (stack: string) => Promise<Plan> = examplePlan,
): void {
  describe(`${claim} catches one who`, function () {
    this.timeout(60_000);
    for (const { name, also = {}, stack = "dev", break: breakPlan } of mutations) {
      it(name, async () => {
        const plan = await planOf(stack);
        const before = whole.get(plan) ?? against(plan);
        whole.set(plan, before);
        const broken = [...against(breakPlan(plan))]
          .map(([id, found]) => [id, found.filter((what) => !before.get(id)?.includes(what))] as const)
          .filter(([, found]) => found.length > 0);
        const what = broken.map(([id, [first]]) => `${id}: ${first}`).join("\n");
        assert.deepEqual(broken.map(([id]) => id).sort(), [claim, ...Object.keys(also)].sort(), what);
      });
    }
  });
}
