import assert from "node:assert/strict";
import type { PlanDiff } from "../../../plan/diff/diff.ts";
import { readInputs } from "../../../plan/inputs.ts";
import { makePlan } from "../../../plan/make.ts";
import type { Settings } from "../../../stacks/settings/settings.ts";
import { diffOf } from "../../support/diffs.ts";
import { said } from "./files.ts";

const { settings } = readInputs({ stack: "prod", tenants: "tenants" });

/** From the stack as it is to the stack with other settings, without tenants. */
async function diffTo(changed: Partial<Settings>): Promise<PlanDiff> {
  const planOf = (of: Settings) => makePlan({ settings: of, tenants: [], removed: [] });
  return diffOf(await planOf(settings), await planOf({ ...settings, ...changed }), [
    "stacks/Pulumi.prod.yaml",
  ]);
}

const premiumWith = (ceilings: object) => {
  const { premium } = settings.tiers;
  assert.ok(premium);
  return {
    tiers: { ...settings.tiers, premium: { ...premium, ceilings: { ...premium.ceilings, ...ceilings } } },
  };
};

describe("a diff of what the settings take as bounds", () => {
  it("names a quota of AWS that is taken to be higher, and so does the platform's row", async () => {
    const diff = await diffTo({
      limits: { ...settings.limits, nodeGroupsPerCluster: 1000, iamRolesPerAccount: 10 },
    });
    assert.deepEqual(said(diff), ["null: takes limits.nodeGroupsPerCluster as 1000 instead of 100"]);
    assert.deepEqual(
      diff.platform.map(({ type, op, paths }) => [type, op, paths]),
      [["tenancy:index:Platform", "update", ["limits.iamRolesPerAccount", "limits.nodeGroupsPerCluster"]]],
    );
  });

  it("names a tier's ceilings that are higher or gone, by amount and not by digits", async () => {
    const quota = {
      ...settings.tiers.premium?.ceilings.quota,
      cpu: "600",
      memory: "3000Gi",
      storage: "900Gi",
    };
    const { pods: _pods, ...rest } = quota;
    const diff = await diffTo(premiumWith({ nodes: { max: 400, diskGiB: 100 }, quota: rest }));
    assert.deepEqual(said(diff), [
      "null: takes tiers.premium.ceilings.nodes.max as 400 instead of 100",
      "null: takes tiers.premium.ceilings.quota.cpu as 600 instead of 512",
      "null: takes tiers.premium.ceilings.quota.memory as 3000Gi instead of 2Ti",
      "null: has no bound any more at tiers.premium.ceilings.quota.pods, which was 3000",
    ]);
  });

  it("leaves out what is lower, and says nothing of a tier that is new", async () => {
    const { regular } = settings.tiers;
    assert.ok(regular);
    const diff = await diffTo({
      ...premiumWith({ nodes: { max: 1, diskGiB: 20 } }),
      limits: { ...settings.limits, nodesPerNodeGroup: 10 },
    });
    assert.deepEqual([said(diff), diff.raised], [[], undefined]);
    assert.deepEqual(said(await diffTo({ tiers: { ...settings.tiers, gold: regular } })), []);
  });
});
