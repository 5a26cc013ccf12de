import assert from "node:assert/strict";
import type { PlanDiff, ResourceChange, TenantDiff } from "../../../plan/diff/diff.ts";
import { type RefusalArgs, refusals } from "../../../plan/diff/refusals.ts";
import { least } from "../../support/tenants.ts";
import { diffOfFiles } from "./files.ts";

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

const lines = (tenants: readonly TenantDiff[], args: Partial<RefusalArgs> = {}) =>
  linesOf({ stack: "prod", base: "", tenants, platform: [], unchanged: 0 }, args);

const linesOf = (diff: PlanDiff, args: Partial<RefusalArgs> = {}) => {
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

  it("refuses to move people to another tenant in one step, and lets their persona change", async () => {
    const people = (persona: string, ...names: string[]) =>
      least(`access: { ${persona}: [${names.map((name) => `${arn}${name}`).join(", ")}] }\n`);
    const arn = "arn:aws:iam::111122223333:role/";
    const before = { acme: people("developers", "a", "b"), globex: least() };
    assert.deepEqual(linesOf(await diffOfFiles(before, { acme: least(), globex: people("admins", "a") })), [
      `tenants/globex.yaml ${arn}a moves from acme to globex in one step: EKS allows one access entry for a principal, and the engine creates before it deletes. Remove it from acme in one pull request, deploy that, and add it to globex in the next.`,
    ]);
    const [both, ...more] = linesOf(
      await diffOfFiles(before, { acme: least(), globex: people("viewers", "a", "b") }),
    );
    assert.match(both ?? "", /role\/a, arn:\S+role\/b move from acme to globex .* Remove them from acme/);
    assert.deepEqual(more, []);
    assert.deepEqual(linesOf(await diffOfFiles(before, { ...before, acme: people("admins", "a", "b") })), []);
  });

  it("names the stack's file where the platform takes a tenant's principal over", () => {
    const entry = (name: string, op: "create" | "delete"): ResourceChange => ({
      urn: name,
      type: "aws:eks/accessEntry:AccessEntry",
      name,
      op,
      paths: [],
      replaces: [],
      disruption: null,
      protect: false,
      unprotects: false,
      adopts: null,
      expires: [],
      widens: [],
      permissions: [
        {
          change: op === "create" ? "added" : "removed",
          effect: "Allow",
          who: "arn:aws:iam::111122223333:role/a",
          actions: "enter the cluster",
          resources: "as tenants",
          condition: "",
        },
      ],
    });
    const acme = {
      ...tenant("acme", "changed", { "access.admins": "a" }),
      changes: [entry("acme_access", "delete")],
    };
    const platform = [entry("platform_admin_1", "create")];
    const [line, ...more] = linesOf({ stack: "prod", base: "", tenants: [acme], platform, unchanged: 0 });
    assert.match(
      line ?? "",
      /^stacks\/Pulumi\.prod\.yaml \S+ moves from acme to cluster\.admins in one step/,
    );
    assert.deepEqual(more, []);
  });
});
