import assert from "node:assert/strict";
import { loadSettings } from "../../../stacks/settings/load.ts";
import { created, existing, problems, root, settings } from "./one-stack.ts";

describe("settings", () => {
  it("of the three environments are valid and differ", () => {
    const [dev, staging, prod] = ["dev", "staging", "prod"].map((stack) => loadSettings({ stack, root }));
    assert.deepEqual(dev?.stacks, ["dev", "prod", "staging"]);
    assert.deepEqual(
      [dev?.cluster.create, staging?.cluster.create, prod?.cluster.create],
      [true, true, false],
    );
    assert.deepEqual([dev?.network.existing === null, staging?.network.existing === null], [true, false]);
    assert.deepEqual(
      [dev?.identity.mode, staging?.identity.mode, prod?.identity.mode],
      ["pod-identity", "pod-identity", "irsa"],
    );
    assert.deepEqual(
      [dev, staging, prod].map((each) => each && Object.values(each.protection)),
      [
        [false, false, false],
        [true, true, false],
        [true, true, true],
      ],
    );
  });

  it("have safe defaults", () => {
    const { protection, cluster, network, pool, bucket, addons, costAllocationTags } = settings(created);
    assert.deepEqual(
      {
        protection,
        natGateways: network.natGateways,
        publicAccess: cluster.publicAccessCidrs,
        barePods: cluster.barePods,
        pool,
        bucket,
        costAllocationTags,
      },
      {
        protection: { tenants: true, bucket: true, cluster: true },
        natGateways: "per-zone",
        publicAccess: [],
        barePods: false,
        pool: null,
        bucket: { name: "one-data", create: true, expireRemovedAfterDays: null },
        costAllocationTags: false,
      },
    );
    assert.deepEqual([addons.metricsServer, addons.ebsCsi], [null, null]);
    assert.deepEqual(cluster.systemNodes, {
      instanceTypes: ["m7i.large"],
      capacity: "on-demand",
      min: 2,
      max: 4,
      diskGiB: 50,
    });
  });

  it("derive the subnets of a network made here, and the partition", () => {
    const { network, partition } = settings(created);
    assert.deepEqual(network.s3Endpoints, ["10.0.16.0/24", "10.0.17.0/24"]);
    assert.deepEqual(network.stsEndpoints, []);
    assert.equal(partition, "aws");
    const chinese = created.replaceAll("eu-west-1", "cn-north-1").replace("arn:aws:", "arn:aws-cn:");
    assert.equal(settings(chinese).partition, "aws-cn");
  });

  it("take an existing cluster and network as they are", () => {
    const { network, identity } = settings(existing);
    assert.deepEqual(network.existing?.controlPlaneSubnetIds, []);
    assert.equal(identity.mode === "irsa" && identity.createProvider, false);
  });

  it("count the reachable namespaces and Kubernetes's own among the platform's", () => {
    const text = created.replace(
      "    cidrs",
      "    reachableNamespaces: [ingress]\n    platformNamespaces: [argocd]\n    cidrs",
    );
    const { platformNamespaces } = settings(text).network;
    assert.deepEqual(platformNamespaces, [
      "argocd",
      "default",
      "ingress",
      "kube-node-lease",
      "kube-public",
      "kube-system",
    ]);
  });

  it("open the public endpoint to everyone only by a key of its own", () => {
    const open = created.replace("    admins", "    publicAccessFromAnywhere: true\n    admins");
    assert.deepEqual(settings(open).cluster.publicAccessCidrs, ["0.0.0.0/0"]);
    const careless = created.replace("    admins", "    publicAccessCidrs: [0.0.0.0/0]\n    admins");
    assert.deepEqual(problems(careless), [
      "Pulumi.one.yaml:8:25 cluster.publicAccessCidrs[0]: 0.0.0.0/0 is every address. Name your own ranges, or set publicAccessFromAnywhere: true.",
    ]);
  });

  it("are left alone by other programs' keys and by what the engine keeps in the file", () => {
    const text = `encryptionsalt: v1:abc\n${created}  aws:region: eu-west-1\n`;
    assert.deepEqual(settings(text), settings(created));
  });
});
