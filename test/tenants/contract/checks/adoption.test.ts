import assert from "node:assert/strict";
import { loadSome } from "../../../../tenants/contract/load.ts";
import { adopting, everything } from "../../../support/adoption.ts";
import { dedicated, dev, minimal, problems, withDirectory } from "../directory.ts";

const pooled = `${minimal}isolation: pooled\n`;
const said = (files: Readonly<Record<string, string>>, tenant: string, parts: object = everything) =>
  problems(files, adopting(dev, tenant, parts));

describe("what a stack adopts", () => {
  it("becomes a tenant's that has a use for it", () => {
    assert.deepEqual(said({ "acme.yaml": dedicated }, "acme"), []);
    assert.deepEqual(said({ "acme.yaml": pooled }, "acme", { namespace: true, role: "app" }), []);
  });

  it("is nobody's where there is no such tenant", () => {
    assert.deepEqual(said({ "acme.yaml": dedicated }, "acmee"), [
      "stacks/Pulumi.dev.yaml:1:5 adopt.acmee: there is no tenant acmee. Did you mean acme?",
    ]);
    assert.match(said({ "acme.yaml": dedicated }, "globex").join(), /Create its file, or remove the entry/);
  });

  it("is nobody's where the tenant is not in the stack", () => {
    const elsewhere = dedicated.replace("dev: {}, ", "");
    assert.deepEqual(said({ "acme.yaml": elsewhere, "globex.yaml": minimal }, "acme"), [
      "stacks/Pulumi.dev.yaml:1:5 adopt.acme: acme is not deployed in dev. Add dev to its environments, or remove the entry.",
    ]);
  });

  it("is no node group of a pooled tenant, and no role of one without ServiceAccounts", () => {
    assert.deepEqual(said({ "acme.yaml": pooled }, "acme"), [
      "stacks/Pulumi.dev.yaml:3:5 adopt.acme.launchTemplate: acme has no nodes of its own: it is pooled in dev. Remove it, or use isolation: dedicated.",
      "stacks/Pulumi.dev.yaml:4:5 adopt.acme.nodeGroup: acme has no nodes of its own: it is pooled in dev. Remove it, or use isolation: dedicated.",
    ]);
    const idle = `${dedicated}workloads: { serviceAccounts: [] }\nstorage: { s3: none }\n`;
    assert.deepEqual(said({ "acme.yaml": idle }, "acme"), [
      "stacks/Pulumi.dev.yaml:2:5 adopt.acme.role: acme has no ServiceAccount, and so no role in dev. Remove it, or name one in workloads.serviceAccounts.",
    ]);
  });

  it("says nothing of a faulty file, nor of one that is not read", () => {
    assert.match(said({ "acme.yaml": `${pooled}colour: red\n` }, "acme").join(), /^acme\.yaml:\d+:1 colour/);
    withDirectory({ "acme.yaml": pooled, "globex.yaml": minimal }, (directory) => {
      const settings = adopting(dev, "acme", everything);
      assert.equal(loadSome({ directory, settings, only: new Set(["globex"]) }).tenants.length, 1);
      assert.throws(
        () => loadSome({ directory, settings, only: new Set(["acme"]) }),
        /adopt\.acme\.nodeGroup/,
      );
    });
  });
});
