import assert from "node:assert/strict";
import { set } from "../../proof/support/inputs.ts";
import { named } from "../../proof/support/resources.ts";
import { diffOf } from "../../support/diffs.ts";
import { least, planOf } from "../../support/tenants.ts";

describe("a comparison of two plans", () => {
  it("spreads a replacement to those that take the resource's outputs in", async () => {
    const head = await planOf({ acme: least() });
    const base = set(head, named("Role", "acme_workloads"), "name", "old");
    const [acme] = diffOf(base, head, ["components/identity.ts"]).tenants;
    const op = (name: string) => acme?.changes.filter((change) => change.name === name).map(({ op }) => op);
    assert.deepEqual(op("acme_workloads"), ["replace"]);
    assert.deepEqual(op("acme_storage"), ["replace"]);
    assert.deepEqual(op("acme_workloads_app"), ["update"]);
  });
});
