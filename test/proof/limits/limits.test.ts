import assert from "node:assert/strict";
import type { Plan } from "../../../plan/plan.ts";
import { limits } from "../../../proof/limits/limits.ts";
import { viewOf } from "../../../proof/view.ts";
import { change } from "../support/inputs.ts";
import { examplePlan, withSettings } from "../support/plans.ts";
import { named } from "../support/resources.ts";

const judge = (plan: Plan) => limits.judge(viewOf(plan));
const groups = (limit: number) => async () =>
  withSettings(await examplePlan("prod"), (settings) => ({
    ...settings,
    limits: { ...settings.limits, nodeGroupsPerCluster: limit },
  }));

describe("the claim about limits", () => {
  it("fails above a limit, warns from 80 % of it, and says nothing below", async () => {
    const used = (await examplePlan("prod")).resources.filter(({ type }) =>
      type.endsWith(":NodeGroup"),
    ).length;
    const say = async (limit: number) => {
      const { counterexamples, warnings = [] } = judge(await groups(limit)());
      const about = (texts: readonly string[]) => texts.filter((text) => text.startsWith("node groups"));
      return { fails: about(counterexamples.map(({ what }) => what)), warns: about(warnings) };
    };
    assert.equal((await say(used - 1)).fails.length, 1);
    assert.deepEqual(await say(used), {
      fails: [],
      warns: [`node groups of cluster prod-main: ${used} of ${used} (100 %)`],
    });
    assert.deepEqual(await say(used * 2), { fails: [], warns: [] });
  });

  it("counts a bucket's lifecycle rules, of which S3 takes a thousand", async () => {
    const plan = await examplePlan("dev");
    const about = (rules: number) => {
      const many = change(plan, named("BucketLifecycleConfiguration", "platform_bucket"), (inputs) => ({
        ...inputs,
        rules: Array.from({ length: rules }, (_, index) => ({ id: String(index), status: "Disabled" })),
      }));
      const { counterexamples, warnings = [] } = judge(many);
      return [...counterexamples.map(({ what }) => what), ...warnings].filter((text) =>
        /lifecycle/.test(text),
      );
    };
    assert.deepEqual(about(799), []);
    assert.deepEqual(about(1000), ["lifecycle rules of platform_bucket: 1000 of 1000 (100 %)"]);
    assert.deepEqual(about(1001), ["lifecycle rules of platform_bucket: 1001 of 1000, 1 too many"]);
  });

  it("does not warn of a quota that is all that its own nodes have", async () => {
    const { counterexamples, warnings = [] } = judge(await examplePlan("prod"));
    assert.deepEqual(counterexamples, []);
    assert.deepEqual(
      warnings.filter((text) => text.includes("quota of initech")),
      [],
    );
  });

  it("counts no quota of a tenant whose pods do not start", async () => {
    const shrink = (plan: Plan, tenant: string) =>
      change(plan, named("NodeGroup", `${tenant}_nodes`), (inputs) => ({
        ...inputs,
        scalingConfig: { minSize: 0, maxSize: 1, desiredSize: 0 },
      }));
    const plan = await examplePlan("prod");
    assert.equal(judge(shrink(plan, "hooli")).counterexamples.length, 0, "frozen");
    assert.notEqual(judge(shrink(plan, "initech")).counterexamples.length, 0);
  });

  it("says that it counts no sum where tenants are missing", async () => {
    const plan = await groups(1)();
    const { counterexamples, warnings = [] } = limits.judge(
      viewOf(plan, { judged: ["acme"], isPartial: true }),
    );
    assert.deepEqual(counterexamples, []);
    assert.match(warnings.join("\n"), /takes the plan of every tenant/);
  });
});
