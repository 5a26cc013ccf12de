import assert from "node:assert/strict";
import type { PlanDiff, TenantDiff } from "../../../plan/diff/diff.ts";
import { type RefusalArgs, refusals } from "../../../plan/diff/refusals.ts";

const tenant = (
  name: string,
  status: TenantDiff["status"],
  values: Record<string, string> = {},
): TenantDiff => ({
  name,
  status,
  unexpected: false,
  reasons: [],
  contract: Object.entries(values).map(([path, value]) => ({
    path,
    before: status === "added" ? null : value,
    after: status === "removed" ? null : value,
  })),
  changes: [],
});

const lines = (tenants: readonly TenantDiff[], args: Partial<RefusalArgs> = {}) => {
  const diff: PlanDiff = { stack: "prod", base: "", tenants, platform: [], unchanged: 0 };
  const defaults = { directory: "tenants", before: 20, hasFile: () => false, recorded: new Set<string>() };
  return refusals(diff, { ...defaults, ...args }).map(
    ({ file, what, remedy }) => `${file} ${what}. ${remedy}.`,
  );
};

const recorded = new Set(["acme", "globex"]);

describe("what goes too fast", () => {
  it("lets an offboarding tenant go whose name is recorded", () => {
    assert.deepEqual(lines([tenant("acme", "removed", { state: "offboarding" })], { recorded }), []);
  });

  it("refuses to let an active or a frozen one go, with the steps", () => {
    for (const state of ["active", "frozen"]) {
      const [line, ...more] = lines([tenant("acme", "removed", { state })], { recorded });
      assert.match(line ?? "", new RegExp(`tenants/acme.yaml is deleted while acme is ${state} in prod`));
      assert.match(line ?? "", /Restore it with state: offboarding, .* and deploy that first/);
      assert.deepEqual(more, []);
    }
  });

  it("refuses to let one go whose name would be free for another", () => {
    const [line] = lines([tenant("acme", "removed", { state: "offboarding" })]);
    assert.match(line ?? "", /Add - \{ name: acme, .* to tenants\/removed.yaml/);
  });

  it("takes an environment that is left for a removal from it", () => {
    const args = { hasFile: () => true };
    assert.match(
      lines([tenant("acme", "removed", { state: "active" })], args).join(),
      /no longer names prod/,
    );
    const offboarding = [tenant("acme", "removed", { state: "offboarding" })];
    assert.deepEqual(lines(offboarding, { ...args, recorded }), []);
    const [line] = lines(offboarding, args);
    assert.match(line ?? "", /no longer names prod .* Add - \{ name: acme, .*, environments: \[prod\] \}/);
  });

  it("refuses a rename and says how to move", () => {
    const [line, ...more] = lines([
      tenant("acme", "removed", { state: "active", tier: "premium" }),
      tenant("apex", "added", { state: "active", tier: "premium" }),
    ]);
    assert.match(line ?? "", /seems to be renamed to apex, which would destroy acme/);
    assert.deepEqual(more, []);
    const other = lines([
      tenant("acme", "removed", { state: "active", tier: "premium" }),
      tenant("apex", "added", { state: "active", tier: "regular" }),
    ]);
    assert.match(other.join(), /is deleted while acme is active/);
  });

  it("wants a word for two removals, and for one that is over a fifth", () => {
    const two = ["acme", "globex"].map((name) => tenant(name, "removed", { state: "offboarding" }));
    assert.match(lines(two, { recorded }).join(), /prod loses 2 of 20 tenants at once: acme, globex/);
    assert.deepEqual(lines(two, { recorded, allowRemovals: "contract ended" }), []);
    assert.match(lines(two.slice(0, 1), { recorded, before: 4 }).join(), /loses 1 of 4/);
    assert.deepEqual(lines(two.slice(0, 1), { recorded, before: 5 }), []);
  });

  it("wants a word where over a fifth change by more than their contract", () => {
    const names = Array.from({ length: 5 }, (_, index) => `t${index}`);
    const beyond = names.map((name) => tenant(name, "changed"));
    assert.match(lines(beyond).join(), /5 of 20 tenants of prod change, though their contract does not/);
    assert.deepEqual(lines(beyond, { allowMassChange: "new label" }), []);
    assert.deepEqual(lines(beyond.slice(1)), []);
    assert.deepEqual(lines(names.map((name) => tenant(name, "changed", { tier: "premium" }))), []);
  });
});
