import assert from "node:assert/strict";
import { active, notices, pooled, stackWith, steps } from "./steps.ts";

describe("a tenant's life changes exactly", () => {
  it("its nodes and the label that leads to them when it gets its own, which are there first", async () => {
    assert.deepEqual(await steps(pooled, active), [
      "create LaunchTemplate acme_nodes",
      "create NodeGroup acme_nodes",
      "update Namespace acme_namespace metadata.labels.tenant-nodes",
    ]);
    const { resources } = await stackWith(active);
    const dependsOn = resources.find(({ name }) => name === "acme_namespace")?.dependsOn ?? [];
    assert.match(dependsOn.join(), /NodeGroup::acme_nodes/);
    assert.deepEqual(await steps(active, pooled), [
      "delete LaunchTemplate acme_nodes",
      "delete NodeGroup acme_nodes",
      "update Namespace acme_namespace metadata.labels.tenant-nodes",
    ]);
  });

  it("its node group when it gets another instance type, a new one before the old one goes", async () => {
    const other = active.replace("m7i.large", "m7i.xlarge");
    assert.deepEqual(await steps(active, other), ["replace NodeGroup acme_nodes instanceTypes[0]"]);
    assert.deepEqual(await notices(active, other), [
      "a new group comes up first, then every node of the old one drains",
    ]);
  });

  it("where its pods run, and says what becomes of those that do", async () => {
    const leads =
      "new pods start on other nodes; those that run stay until they are restarted or their nodes go";
    assert.deepEqual(await notices(pooled, active), [leads]);
    assert.deepEqual(await notices(active, pooled), [
      "when all else is done every node drains: its pods end, and new ones start where the namespace leads",
      leads,
    ]);
  });
});
