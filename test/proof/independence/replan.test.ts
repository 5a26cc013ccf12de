import assert from "node:assert/strict";
import type { Plan } from "../../../plan/plan.ts";
import { claims } from "../../../proof/independence/index.ts";
import { prove } from "../../../proof/prove.ts";
import { viewOf } from "../../../proof/view.ts";
import { least, planOf } from "../../support/tenants.ts";

const of = (plan: Plan, tenants: readonly (string | null)[]) =>
  JSON.stringify(plan.resources.filter(({ tenant }) => tenants.includes(tenant)));

describe("a tenant", function () {
  this.timeout(60_000);
  const two = { acme: least("isolation: pooled"), "acme-eu": least("isolation: pooled") };

  it("that is added or removed changes nothing of others, nor of the platform", async () => {
    const [before, after] = [await planOf(two), await planOf({ ...two, acm: least("isolation: pooled") })];
    assert.equal(after.tenants.length, 3);
    for (const others of [["acme"], ["acme-eu"], [null]]) assert.equal(of(after, others), of(before, others));
  });

  it("that is changed changes nothing of others, and something of its own", async () => {
    const changed = { ...two, acme: least("isolation: pooled\nstorage: { s3: none }\nquota: { cpu: 1 }") };
    const [before, after] = [await planOf(two), await planOf(changed)];
    for (const others of [["acme-eu"], [null]]) assert.equal(of(after, others), of(before, others));
    assert.notEqual(of(after, ["acme"]), of(before, ["acme"]));
  });

  // Names that are parts of each other, of the platform's words and of what other authors write.
  const names = [
    "acme",
    "acme-eu",
    "acm",
    "dev",
    "admin",
    "admins",
    "pods",
    "list",
    "premium",
    "nodes",
    "tenant-admins",
    "eu-west-1",
  ];

  it("may be called like a part of another, or like a word of the platform", async () => {
    const files = names.map((name): [string, string] => [
      name,
      least(`isolation: pooled\nworkloads: { serviceAccounts: [dev, acme] }\ntags: { product: acm }`),
    ]);
    const report = prove(await planOf(Object.fromEntries(files)));
    const wrong = report.claims
      .filter(({ id }) => id !== "L-1")
      .flatMap(({ id, counterexamples }) => counterexamples.map(({ what }) => `${id}: ${what}`));
    assert.deepEqual(wrong, []);
  });

  it("is found where it is named all the same, whatever it is called", async () => {
    const files = names.map((name): [string, string] => [name, least("isolation: pooled")]);
    const plan = await planOf(Object.fromEntries(files));
    for (const name of names.filter((one) => one !== "acme")) {
      const resources = plan.resources.map((resource) =>
        resource.name === "acme_quota"
          ? { ...resource, inputs: { ...resource.inputs, metadata: { name: "q", namespace: name } } }
          : resource,
      );
      const [finding] = claims.map(({ judge }) => judge(viewOf({ ...plan, resources })));
      assert.match(
        finding?.counterexamples.map(({ what }) => what).join("\n") ?? "",
        new RegExp(`acme_quota of acme names tenant ${name} in`),
      );
    }
  });
});
