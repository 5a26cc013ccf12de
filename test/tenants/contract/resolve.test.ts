import assert from "node:assert/strict";
import { acme, dedicated, minimal, problems } from "./directory.ts";

describe("a resolved tenant", () => {
  it("is complete, plain and frozen", () => {
    const tenant = acme(minimal);
    assert.deepEqual(JSON.parse(JSON.stringify(tenant)), tenant);
    assert.equal(tenant.nodes, null);
    assert.deepEqual(tenant.access, { admins: [], developers: [], viewers: [], breakGlass: [] });
    assert.ok(
      Object.isFrozen(tenant) && Object.isFrozen(tenant.access.admins) && Object.isFrozen(tenant.quota),
    );
  });

  it("has quantities in their shortest form and ports in order", () => {
    const tenant = acme(`${minimal}quota: {cpu: 2000m, memory: 2048Mi}\nlimits: {defaultRequest: {cpu: 0.5}}
network: {allowTo: [{internet: true, ports: [443, 80]}]}\n`);
    assert.equal(tenant.quota.cpu, "2");
    assert.equal(tenant.quota.memory, "2Gi");
    assert.equal(tenant.limits.defaultRequest.cpu, "500m");
    assert.deepEqual(tenant.network.allowTo, [{ internet: true, ports: [80, 443] }]);
  });

  it("has the design's own example", () => {
    const tenant =
      acme(`${dedicated}nodes: {instanceTypes: [m7i.xlarge], capacity: on-demand, min: 1, max: 3, diskGiB: 50}
quota: {cpu: 8, memory: 32Gi, storage: 200Gi, ephemeralStorage: 40Gi, pods: 60, gpus: 0, loadBalancers: 0}
limits: {default: {memory: 512Mi}, defaultRequest: {cpu: 100m, memory: 128Mi}, max: {cpu: "4", memory: 8Gi}}
storage: {s3: read-write, accessPoint: false}
tags: {product: checkout}
`);
    assert.deepEqual([tenant.quota.cpu, tenant.limits.max.cpu, tenant.nodes?.max], ["8", "4", 3]);
    assert.equal(tenant.limits.default.cpu, undefined);
  });
});

describe("the quota of a dedicated tenant", () => {
  const nodes = "nodes: {instanceTypes: [m7i.xlarge, m7i.2xlarge], max: 2, diskGiB: 50}\n";

  it("is what its nodes carry at max, were each the smallest type", () => {
    const { quota } = acme(`${dedicated}${nodes}`);
    // m7i.xlarge: 3,920m and 58 pods, less the DaemonSets' 200m and 4 pods, twice; 50 GiB less a tenth and 3 GiB.
    assert.deepEqual([quota.cpu, quota.pods, quota.ephemeralStorage, quota.gpus], ["7440m", 108, "84Gi", 0]);
  });

  it("is stated field by field", () => {
    const { quota } = acme(`${dedicated}${nodes}quota: {cpu: 3}\n`);
    assert.deepEqual([quota.cpu, quota.pods], ["3", 108]);
  });

  it("counts the nodes' GPUs", () => {
    assert.equal(acme(`${dedicated}nodes: {instanceTypes: [g5.12xlarge], max: 2}\n`).quota.gpus, 8);
  });

  it("stops at the tier's ceiling where it is derived, and is an error where it is stated", () => {
    const large = `${dedicated.replace("premium", "regular")}isolation: dedicated\nnodes: {instanceTypes: [m7i.16xlarge], max: 2}\n`;
    assert.equal(acme(large).quota.cpu, "64");
    assert.match(
      problems({ "acme.yaml": `${large}quota: {cpu: 65}\n` }).join(),
      /quota\.cpu: 65 is above the ceiling of 64/,
    );
  });

  it("follows the environment's nodes", () => {
    const text = dedicated.replace("dev: {}", "dev: {nodes: {max: 1}}");
    assert.equal(acme(`${text}${nodes}`).quota.pods, 54);
  });
});

describe("nodes that a pooled environment does not use", () => {
  const nodes = "nodes: {max: 2}\n";

  it("may stand in the file for the others", () => {
    const text = `${dedicated.replace("dev: {}", "dev: {isolation: pooled}")}${nodes}`;
    assert.equal(acme(text).nodes, null);
  });

  it("may not stand in that environment", () => {
    const text = dedicated.replace("dev: {}", "dev: {isolation: pooled, nodes: {max: 1}}");
    assert.match(
      problems({ "acme.yaml": text }).join(),
      /environments\.dev\.nodes: a pooled tenant has no nodes/,
    );
  });
});
