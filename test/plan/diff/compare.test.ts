import assert from "node:assert/strict";
import { comparePlans } from "../../../plan/diff/compare.ts";
import { dangersOf } from "../../../plan/diff/dangers.ts";
import type { PlanDiff } from "../../../plan/diff/diff.ts";
import { sortEdits } from "../../../plan/diff/edits.ts";
import { ownedChanges } from "../../../plan/diff/owned-changes.ts";
import { makePlan } from "../../../plan/make.ts";
import type { Plan } from "../../../plan/plan.ts";
import { tally } from "../../../plan/render/diff/words.ts";
import { inputsOf, least, planOf } from "../../support/tenants.ts";

const dedicated = (instanceType: string, more = "") =>
  `${least().replace("regular", "premium")}isolation: dedicated\nnodes: { instanceTypes: [${instanceType}], min: 1, max: 3 }\n${more}`;

/** The comparison of two directories of tenant files. */
async function compare(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  paths?: readonly string[],
): Promise<PlanDiff> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed =
    paths ?? names.filter((name) => before[name] !== after[name]).map((name) => `tenants/${name}.yaml`);
  return comparePlanned(await planOf(before), await planOf(after), changed);
}

function comparePlanned(base: Plan, head: Plan, paths: readonly string[]): PlanDiff {
  return comparePlans({
    base: { commit: "0".repeat(40), plan: base, deployed: base.tenants.length },
    head: { plan: head, deployed: head.tenants.length },
    edits: sortEdits({ paths, stack: "dev", directory: "tenants" }),
  });
}

const said = (diff: PlanDiff) =>
  dangersOf(diff).map(
    ({ tenant, says }) =>
      `${tenant}: ${says.map((part) => (typeof part === "string" ? part : part.code)).join("")}`,
  );

describe("a comparison of two plans", () => {
  it("names the changed and the added tenant, and no other", async () => {
    const diff = await compare(
      { acme: least(), globex: least() },
      { acme: least("quota: { cpu: 16 }\n"), globex: least(), hooli: least() },
    );
    assert.deepEqual(
      diff.tenants.map(({ name, status, unexpected }) => [name, status, unexpected]),
      [
        ["acme", "changed", false],
        ["hooli", "added", false],
      ],
    );
    const [acme] = diff.tenants;
    assert.deepEqual(acme?.contract, [{ path: "quota.cpu", before: 4, after: 16 }]);
    const quota = acme?.changes.find(({ type }) => type.endsWith(":ResourceQuota"));
    assert.deepEqual([quota?.op, quota?.paths], ["update", ['spec.hard["requests.cpu"]']]);
    assert.equal(diff.unchanged, 1);
    assert.deepEqual(diff.platform, []);
    assert.deepEqual(said(diff), []);
  });

  it("finds nothing between a plan and itself", async () => {
    const diff = await compare({ acme: dedicated("m7i.large") }, { acme: dedicated("m7i.large") });
    assert.deepEqual([diff.tenants, diff.platform, diff.unchanged], [[], [], 1]);
  });

  it("sees that other instance types replace the node group, and says what that means", async () => {
    const diff = await compare({ acme: dedicated("m7i.large") }, { acme: dedicated("m6i.large") });
    const group = diff.tenants[0]?.changes.find(({ type }) => type.endsWith(":NodeGroup"));
    assert.equal(group?.op, "replace");
    assert.deepEqual(group?.replaces, [{ path: "instanceTypes[0]", why: "cannot be changed in place" }]);
    assert.match(
      said(diff).join("\n"),
      /NodeGroup acme_nodes is replaced, as instanceTypes\[0\] cannot be changed in place: .*drains/,
    );
  });

  it("rolls the nodes where only the launch template changes", async () => {
    const diff = await compare(
      { acme: dedicated("m7i.large") },
      { acme: dedicated("m7i.large", "tags: { a: b }\n") },
    );
    const group = diff.tenants[0]?.changes.find(({ type }) => type.endsWith(":NodeGroup"));
    assert.equal(group?.op, "update");
    assert.ok(group?.paths.includes("launchTemplate.version"));
    assert.match(group?.disruption ?? "", /one after the other/);
  });

  it("leaves the number of nodes to the autoscaler, but for where it may be out of bounds", async () => {
    const nodes = (min: number, max: number) =>
      dedicated("m7i.large").replace("min: 1, max: 3", `min: ${min}, max: ${max}`);
    const paths = async (before: string, after: string) =>
      (await compare({ acme: before }, { acme: after })).tenants[0]?.changes.find(({ type }) =>
        type.endsWith(":NodeGroup"),
      )?.paths;
    assert.deepEqual(await paths(nodes(2, 3), nodes(1, 3)), ["scalingConfig.minSize"]);
    assert.deepEqual(await paths(nodes(1, 3), nodes(2, 3)), [
      "scalingConfig.desiredSize",
      "scalingConfig.minSize",
    ]);
  });

  it("tells a frozen tenant's consequences", async () => {
    const diff = await compare(
      { acme: dedicated("m7i.large") },
      { acme: dedicated("m7i.large", "state: frozen\n") },
    );
    const group = diff.tenants[0]?.changes.find(({ type }) => type.endsWith(":NodeGroup"));
    assert.deepEqual(group?.paths, ["scalingConfig.desiredSize", "scalingConfig.minSize"]);
    const role = diff.tenants[0]?.changes.find(({ name }) => name === "acme_storage");
    assert.ok(role?.permissions.some(({ change, effect }) => change === "added" && effect === "Deny"));
  });

  it("puts widened access and opened paths among the dangers", async () => {
    const diff = await compare(
      { acme: least("storage: { s3: read-only }\n") },
      {
        acme: least(
          "storage: { s3: read-write }\nnetwork: { allowTo: [{ cidr: 192.0.3.0/24, ports: [443] }] }\naccess: { admins: [arn:aws:iam::111122223333:role/boss] }\n",
        ),
      },
    );
    const words = said(diff).join("\n");
    assert.match(words, /opens the network: to cidr 192\.0\.3\.0\/24 on 443/);
    assert.match(words, /role\/boss may enter the cluster/);
    assert.match(words, /s3:PutObject/);
  });

  it("names whose data is going to be deleted, and when, among the platform's dangers", async () => {
    const removed = "- { name: acme, removed: 2026-11-23, reason: ended }\n";
    const planned = (days: number | null, files: Readonly<Record<string, string>>) => {
      const inputs = inputsOf({ globex: least(), ...files });
      const { settings } = inputs;
      const bucket = { ...settings.bucket, expireRemovedAfterDays: days };
      return makePlan({ ...inputs, settings: { ...settings, bucket } });
    };
    const compared = async (...[days, before, now]: [number | null, string, string]) =>
      comparePlanned(await planned(days, { removed: before }), await planned(days, { removed: now }), []);
    assert.deepEqual((await compared(null, "[]\n", removed)).platform, []);
    const diff = await compared(90, "[]\n", removed);
    assert.deepEqual(
      diff.platform.map(({ op, paths }) => [op, paths]),
      [["update", ["rules"]]],
    );
    assert.deepEqual(said(diff), ["null: data of acme expires on 2027-02-21"]);
    assert.deepEqual(said(await compared(90, removed, removed.replace("11-23", "11-24"))), [
      "null: data of acme expires on 2027-02-22",
    ]);
    assert.deepEqual(said(await compared(90, removed, "[]\n")), []);
  });

  it("names every tenant of a tier and says why, where the tier's default changes", async () => {
    const head = await planOf({ acme: least(), globex: least() });
    const base = withContract(head, (contract) => ({
      ...contract,
      quota: { ...(contract.quota as object), cpu: "2" },
    }));
    const diff = comparePlanned(base, head, ["stacks/tiers.yaml"]);
    assert.deepEqual(
      diff.tenants.map(({ name, unexpected, reasons }) => [name, unexpected, reasons]),
      ["acme", "globex"].map((name) => [
        name,
        false,
        ["tier regular gives other defaults in stacks/tiers.yaml: quota.cpu"],
      ]),
    );
  });

  it("counts what a removed tenant owns as the tables do, without the tenant's own row", async () => {
    const diff = await compare({ acme: least(), globex: least() }, { acme: least() });
    const [globex] = diff.tenants;
    assert.ok(globex && said(diff)[0]?.includes(` ${globex.changes.length - 1} resources; its data stays`));
    assert.equal(tally(ownedChanges(globex)), `− ${globex.changes.length - 1}`);
  });

  it("calls a change unexpected that nothing about the tenant explains", async () => {
    const head = await planOf({ acme: least(), globex: least() });
    const base: Plan = {
      ...head,
      resources: head.resources.map((resource) =>
        resource.name === "globex_namespace"
          ? { ...resource, inputs: { ...resource.inputs, metadata: {} } }
          : resource,
      ),
    };
    const byProgram = comparePlanned(base, head, ["components/tenant/workspace.ts", "tenants/acme.yaml"]);
    assert.deepEqual(
      byProgram.tenants.map(({ name, unexpected, reasons }) => [name, unexpected, reasons]),
      [["globex", true, ["the program changed: components/tenant/workspace.ts"]]],
    );
    assert.match(said(byProgram)[0] ?? "", /^globex: changes unexpectedly/);
    assert.deepEqual(comparePlanned(base, head, ["stacks/Pulumi.dev.yaml"]).tenants[0]?.unexpected, false);
  });

  it("spreads a replacement to those that take the resource's outputs in", async () => {
    const head = await planOf({ acme: least() });
    const base: Plan = {
      ...head,
      resources: head.resources.map((resource) =>
        resource.name === "acme_workloads" && resource.type.startsWith("aws:iam/role:")
          ? { ...resource, inputs: { ...resource.inputs, name: "old" } }
          : resource,
      ),
    };
    const [acme] = comparePlanned(base, head, ["components/identity.ts"]).tenants;
    const op = (name: string) => acme?.changes.filter((change) => change.name === name).map(({ op }) => op);
    assert.deepEqual(op("acme_workloads"), ["replace"]);
    assert.deepEqual(op("acme_storage"), ["replace"]);
    assert.deepEqual(op("acme_workloads_app"), ["update"]);
  });
});

type Contract = Plan["resources"][number]["inputs"];

const withContract = (plan: Plan, change: (contract: Contract) => Contract): Plan => ({
  ...plan,
  resources: plan.resources.map((resource) =>
    resource.type === "tenancy:index:Tenant" ? { ...resource, inputs: change(resource.inputs) } : resource,
  ),
});
