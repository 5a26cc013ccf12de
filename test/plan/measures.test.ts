import assert from "node:assert/strict";
import { measured, measures } from "../../plan/measures.ts";
import { examplePlan } from "../proof/support/plans.ts";

describe("the measures of a plan", () => {
  it("count the access entries that EKS adds, too", async () => {
    const plan = await examplePlan("dev");
    const planned = plan.resources.filter(({ type }) => type === "aws:eks/accessEntry:AccessEntry").length;
    const measure = measures.find(({ what }) => what === "access entries");
    assert.ok(measure && planned > 0);
    assert.equal(measured(plan, measure), planned + 2);
  });
});
