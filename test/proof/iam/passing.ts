import assert from "node:assert/strict";
import type { Plan } from "../../../plan/plan.ts";
import { claims } from "../../../proof/iam/index.ts";
import { viewOf } from "../../../proof/view.ts";
import { examplePlan } from "../support/plans.ts";

/** Ways to change a plan that take nothing from any claim. */
export function letPass(changes: Readonly<Record<string, (plan: Plan) => Plan>>): void {
  describe("the claims about roles and buckets let pass", () => {
    for (const [what, change] of Object.entries(changes)) {
      it(what, async () => {
        for (const { id, checked, counterexamples } of findings(change(await examplePlan("dev")))) {
          assert.deepEqual(counterexamples, [], id);
          assert.ok(checked > 0);
        }
      });
    }
  });
}

/** What each claim about roles and buckets says of a plan. */
export const findings = (plan: Plan) =>
  claims.map((claim) => ({ id: claim.id, ...claim.judge(viewOf(plan)) }));
