import assert from "node:assert/strict";
import { ownedChanges } from "../../../plan/diff/owned-changes.ts";
import { tally } from "../../../plan/render/diff/words.ts";
import { least } from "../../support/tenants.ts";
import { dedicated, diffOfFiles, said } from "./files.ts";

describe("a comparison of two plans", () => {
  it("names the changed and the added tenant, and no other", async () => {
    const diff = await diffOfFiles(
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
    const diff = await diffOfFiles({ acme: dedicated("m7i.large") }, { acme: dedicated("m7i.large") });
    assert.deepEqual([diff.tenants, diff.platform, diff.unchanged], [[], [], 1]);
  });

  it("counts what a removed tenant owns as the tables do, without the tenant's own row", async () => {
    const diff = await diffOfFiles({ acme: least(), globex: least() }, { acme: least() });
    const [globex] = diff.tenants;
    assert.ok(globex && said(diff)[0]?.includes(` ${globex.changes.length - 1} resources; its data stays`));
    assert.equal(tally(ownedChanges(globex)), `− ${globex.changes.length - 1}`);
  });
});
