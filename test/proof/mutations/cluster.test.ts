import assert from "node:assert/strict";
import type { Plan } from "../../../plan/plan.ts";
import { prove } from "../../../proof/prove.ts";
import type { Mutation } from "../support/mutation.ts";
import { examplePlan } from "../support/plans.ts";
import { accessMutations, admissionMutations } from "./access.ts";
import { independenceMutations } from "./independence.ts";
import { networkMutations } from "./network.ts";
import { nodeMutations } from "./nodes.ts";
import { premiseMutations } from "./premises.ts";

/** By claim, what speaks against it. */
const against = (plan: Plan) =>
  new Map(
    prove(plan).claims.map(
      ({ id, counterexamples }) => [id, counterexamples.map(({ what }) => what)] as const,
    ),
  );

const whole = new Map<string, ReturnType<typeof against>>();

function unbroken(stack: string, plan: Plan) {
  const known = whole.get(stack) ?? against(plan);
  whole.set(stack, known);
  return known;
}

function judge(title: string, mutations: readonly Mutation[]): void {
  describe(title, function () {
    this.timeout(60_000);
    for (const { name, claim, also = {}, stack = "dev", break: breakPlan } of mutations) {
      it(`${claim} catches one who ${name}`, async () => {
        const plan = await examplePlan(stack);
        const before = unbroken(stack, plan);
        const fresh = [...against(breakPlan(plan))].map(
          ([id, found]) => [id, found.filter((what) => !before.get(id)?.includes(what))] as const,
        );
        const broken = fresh.filter(([, found]) => found.length > 0);
        const what = broken.map(([id, [first]]) => `${id}: ${first}`).join("\n");
        assert.deepEqual(broken.map(([id]) => id).sort(), [claim, ...Object.keys(also)].sort(), what);
      });
    }
  });
}

judge("mutations of the network", networkMutations);
judge("mutations of access", accessMutations);
judge("mutations of admission", admissionMutations);
judge("mutations of nodes and quotas", nodeMutations);
judge("mutations across tenants", independenceMutations);
judge("mutations of what every claim takes for granted", premiseMutations);
