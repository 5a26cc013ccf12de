import assert from "node:assert/strict";
import { readInputs } from "../../plan/inputs.ts";
import { makePlan } from "../../plan/make.ts";
import { computed, type Plan } from "../../plan/plan.ts";
import { renderJson } from "../../plan/render/json.ts";
import { least, ownedBy, planOf } from "../support/tenants.ts";

const text = (plan: Plan) => [...renderJson(plan)].join("");
const peers = {
  acme: least("network: { allowTo: [{ tenant: globex, ports: [8443] }] }\n"),
  globex: least("network: { allowFrom: [{ tenant: acme, ports: [8443] }] }\n"),
  hooli: least("isolation: dedicated\n"),
};

describe("a plan", () => {
  it("is the same to the byte each time, whatever was planned before", async () => {
    const [first, , again] = [await planOf(peers), await planOf({ stark: least() }), await planOf(peers)];
    assert.equal(text(first), text(again));
  });

  it("is sorted by URN, each of them once", async () => {
    const urns = (await planOf(peers)).resources.map(({ urn }) => urn);
    assert.deepEqual(urns, [...new Set(urns)].sort());
  });

  it("prints as JSON.stringify would", async () => {
    const plan = await planOf(peers);
    assert.equal(text(plan), `${JSON.stringify(plan, null, 2)}\n`);
    const empty = { ...plan, resources: [] };
    assert.equal(text(empty), `${JSON.stringify(empty, null, 2)}\n`);
  });

  it("counts what it lists", async () => {
    const plan = await planOf(peers);
    for (const { name, resources } of plan.tenants) assert.equal(resources, ownedBy(plan, name).length, name);
  });

  it("shared out among threads is the plan of one thread", async () => {
    const names = Array.from({ length: 61 }, (_, index) => `tenant-${index}`);
    const many = await planOf(Object.fromEntries(names.map((name) => [name, least()])));
    const few = await planOf({ "tenant-7": least() });
    assert.equal(many.tenants.length, 61);
    assert.deepEqual(ownedBy(many, "tenant-7"), ownedBy(few, "tenant-7"));
    assert.deepEqual(ownedBy(many, null), ownedBy(few, null));
  });
});

describe("independence", () => {
  it("adding, changing or removing a tenant changes no resource of another, nor the platform", async () => {
    const before = await planOf(peers);
    const variants: [string, Readonly<Record<string, string>>][] = [
      ["added", { ...peers, "acme-eu": least("isolation: dedicated\n") }],
      [
        "changed",
        { ...peers, hooli: least("isolation: pooled\nquota: { cpu: 2 }\nstorage: { s3: none }\n") },
      ],
      ["removed", { acme: peers.acme, globex: peers.globex }],
    ];
    for (const [what, files] of variants) {
      const after = await planOf(files);
      for (const tenant of ["acme", "globex", null]) {
        assert.deepEqual(ownedBy(after, tenant), ownedBy(before, tenant), `${what}: ${tenant ?? "platform"}`);
      }
    }
  });
});

describe("policies", () => {
  for (const stack of ["dev", "staging", "prod"]) {
    it(`of ${stack} are plain strings, with nothing unknown and no allowance for everything`, async () => {
      const plan = await makePlan(readInputs({ stack, tenants: "tenants" }));
      const policies = plan.resources.flatMap(({ urn, inputs }) =>
        [inputs.policy, inputs.assumeRolePolicy].filter(Boolean).map((policy) => ({ urn, policy })),
      );
      assert.ok(policies.length > 10);
      for (const { urn, policy } of policies) {
        assert.equal(typeof policy, "string", urn);
        assert.ok(!String(policy).includes(computed), urn);
        for (const statement of JSON.parse(String(policy)).Statement) {
          if (statement.Effect !== "Allow") continue;
          for (const action of [statement.Action].flat()) assert.doesNotMatch(action, /^\*$|^s3:\*$/, urn);
        }
      }
    });
  }
});
