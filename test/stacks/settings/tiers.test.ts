import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { created, problems, root, settings } from "./one-stack.ts";

describe("the tiers of a stack", () => {
  const tiers = (text: string) => `${created}  eks-tenancy:tiers: ${text}\n`;

  it("override the common ones by key and may add to them", () => {
    const common = settings(created).tiers;
    const own = settings(tiers("{regular: {ceilings: {quota: {cpu: 100}}}}")).tiers;
    assert.equal(own.regular?.ceilings.quota.cpu, "100");
    assert.deepEqual(own.premium, common.premium);
    assert.deepEqual(own.regular?.defaults, common.regular?.defaults);
    const gold = readFileSync(join(root, "stacks/tiers.yaml"), "utf8").replace(/[\s\S]*?\npremium:/, "gold:");
    const added = settings(`${created}  eks-tenancy:tiers:\n${gold.replaceAll(/^/gm, "    ")}\n`).tiers;
    assert.deepEqual(added.gold, common.premium);
  });

  const rows: [text: string, problem: string][] = [
    [
      "{premium: {defaults: {quota: {cpu: 5000}}}}",
      "23:57 tiers.premium.defaults.quota.cpu: is above the tier's own ceiling of 512. Lower it or raise ceilings.quota.",
    ],
    ["{regular: {defauts: {}}}", "23:33 tiers.regular.defauts: is an unknown key. Did you mean defaults?"],
    [
      "{regular: {defaults: {nodes: {min: 9}}}}",
      "23:57 tiers.regular.defaults.nodes.min: is above max 3. Lower min or raise max.",
    ],
    [
      "{regular: {defaults: {limits: {max: {memory: 100Mi}}}}}",
      "23:52 tiers.regular.defaults.limits: memory is out of order. Keep defaultRequest ≤ default ≤ max ≤ the ceiling.",
    ],
    ["{pool: {}}", '23:23 tiers.pool: "pool" cannot be a tier\'s name. Use another name, such as regular.'],
    [
      "{regular: {priority: 0}}",
      "23:43 tiers.regular.priority: must be at least 1, but is the number 0. Use at least 1.",
    ],
  ];
  for (const [text, problem] of rows) {
    it(`refuse ${text}`, () => assert.deepEqual(problems(tiers(text)), [`Pulumi.one.yaml:${problem}`]));
  }

  it("set no CPU maximum, which Kubernetes would make every container's limit", () => {
    for (const tier of Object.values(settings(created).tiers))
      assert.equal(tier.defaults.limits.max.cpu, undefined);
  });
});
