import assert from "node:assert/strict";
import { dedicated, diffOfFiles, said } from "./files.ts";

describe("a comparison of two plans", () => {
  it("sees that other instance types replace the node group, and says what that means", async () => {
    const diff = await diffOfFiles({ acme: dedicated("m7i.large") }, { acme: dedicated("m6i.large") });
    const group = diff.tenants[0]?.changes.find(({ type }) => type.endsWith(":NodeGroup"));
    assert.equal(group?.op, "replace");
    assert.deepEqual(group?.replaces, [{ path: "instanceTypes[0]", why: "cannot be changed in place" }]);
    assert.match(
      said(diff).join("\n"),
      /NodeGroup acme_nodes is replaced, as instanceTypes\[0\] cannot be changed in place: .*drains/,
    );
  });

  it("rolls the nodes where only the launch template changes", async () => {
    const diff = await diffOfFiles(
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
      (await diffOfFiles({ acme: before }, { acme: after })).tenants[0]?.changes.find(({ type }) =>
        type.endsWith(":NodeGroup"),
      )?.paths;
    assert.deepEqual(await paths(nodes(2, 3), nodes(1, 3)), ["scalingConfig.minSize"]);
    assert.deepEqual(await paths(nodes(1, 3), nodes(2, 3)), [
      "scalingConfig.desiredSize",
      "scalingConfig.minSize",
    ]);
  });

  it("tells a frozen tenant's consequences", async () => {
    const diff = await diffOfFiles(
      { acme: dedicated("m7i.large") },
      { acme: dedicated("m7i.large", "state: frozen\n") },
    );
    const group = diff.tenants[0]?.changes.find(({ type }) => type.endsWith(":NodeGroup"));
    assert.deepEqual(group?.paths, ["scalingConfig.desiredSize", "scalingConfig.minSize"]);
    const role = diff.tenants[0]?.changes.find(({ name }) => name === "acme_storage");
    assert.ok(role?.permissions.some(({ change, effect }) => change === "added" && effect === "Deny"));
  });
});
