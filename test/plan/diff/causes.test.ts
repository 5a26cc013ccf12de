import assert from "node:assert/strict";
import { set } from "../../proof/support/inputs.ts";
import { named } from "../../proof/support/resources.ts";
import { diffOf } from "../../support/diffs.ts";
import { least, planOf } from "../../support/tenants.ts";
import { said } from "./files.ts";

describe("a comparison of two plans", () => {
  it("names every tenant of a tier and says why, where the tier's default changes", async () => {
    const head = await planOf({ acme: least(), globex: least() });
    const base = set(head, ({ type }) => type === "tenancy:index:Tenant", "quota.cpu", "2");
    const diff = diffOf(base, head, ["stacks/tiers.yaml"]);
    assert.deepEqual(
      diff.tenants.map(({ name, unexpected, reasons }) => [name, unexpected, reasons]),
      ["acme", "globex"].map((name) => [
        name,
        false,
        ["tier regular gives other defaults in stacks/tiers.yaml: quota.cpu"],
      ]),
    );
  });

  it("calls a change unexpected that nothing about the tenant explains", async () => {
    const head = await planOf({ acme: least(), globex: least() });
    const base = set(head, named("Namespace", "globex_namespace"), "metadata", {});
    const byProgram = diffOf(base, head, ["components/tenant/workspace.ts", "tenants/acme.yaml"]);
    assert.deepEqual(
      byProgram.tenants.map(({ name, unexpected, reasons }) => [name, unexpected, reasons]),
      [["globex", true, ["the program changed: components/tenant/workspace.ts"]]],
    );
    assert.match(said(byProgram)[0] ?? "", /^globex: changes unexpectedly/);
    assert.deepEqual(diffOf(base, head, ["stacks/Pulumi.dev.yaml"]).tenants[0]?.unexpected, false);
  });
});
