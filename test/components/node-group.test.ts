import assert from "node:assert/strict";
import { launchTemplateArgs, type NodeGroupSpec, nodeGroupArgs } from "../../components/node-group.ts";
import { amiType, disks } from "../../components/node-image.ts";

const spec: NodeGroupSpec = {
  clusterName: "tenancy-dev",
  kubernetesVersion: "1.36",
  nodeRoleArn: "arn:aws:iam::111122223333:role/nodes",
  subnetIds: ["subnet-1"],
  nodes: { instanceTypes: ["m7i.large"], capacity: "spot", min: 1, max: 3, diskGiB: 50 },
  label: "acme",
  tags: { tenant: "acme", team: "payments" },
  desired: { nodes: 1, isSet: false },
};

describe("a node's image", () => {
  const cases = [
    { types: ["m7i.large"], image: "AL2023_x86_64_STANDARD" },
    { types: ["m7i.large", "m6i.large"], image: "AL2023_x86_64_STANDARD" },
    { types: ["m7g.large"], image: "AL2023_ARM_64_STANDARD" },
    { types: ["c7gn.large"], image: "AL2023_ARM_64_STANDARD" },
    { types: ["g5.xlarge"], image: "BOTTLEROCKET_x86_64_NVIDIA" },
    { types: ["g5g.xlarge"], image: "BOTTLEROCKET_ARM_64_NVIDIA" },
  ];
  for (const { types, image } of cases) {
    it(`is ${image} for ${types.join(", ")}`, () => assert.equal(amiType(types), image));
  }

  it("is unknown for an unknown type", () => {
    assert.throws(() => amiType(["m99.large"]), /m99\.large is not in/);
  });
});

describe("a node's disks", () => {
  it("are one where the image has one", () => {
    assert.deepEqual(
      disks(spec.nodes).map(({ deviceName, ebs }) => [deviceName, "volumeSize" in ebs && ebs.volumeSize]),
      [["/dev/xvda", 50]],
    );
  });

  it("are two with Bottlerocket, where pods' files lie on the second", () => {
    assert.deepEqual(
      disks({ ...spec.nodes, instanceTypes: ["g5.xlarge"] }).map(({ deviceName, ebs }) => [
        deviceName,
        "volumeSize" in ebs && ebs.volumeSize,
      ]),
      [
        ["/dev/xvda", false],
        ["/dev/xvdb", 50],
      ],
    );
  });

  it("are all encrypted", () => {
    const all = [spec.nodes, { ...spec.nodes, instanceTypes: ["g5.xlarge"] }].flatMap(disks);
    assert.ok(all.every(({ ebs }) => ebs.encrypted === "true"));
  });
});

describe("a node group", () => {
  it("keeps pods from the node's role", () => {
    const { httpTokens, httpPutResponseHopLimit, httpProtocolIpv6 } =
      launchTemplateArgs(spec).metadataOptions;
    assert.deepEqual([httpTokens, httpPutResponseHopLimit, httpProtocolIpv6], ["required", 1, "disabled"]);
  });

  it("tags instances, volumes and interfaces with all its tags", () => {
    assert.deepEqual(
      launchTemplateArgs(spec).tagSpecifications,
      ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags: spec.tags })),
    );
  });

  it("is labelled and tainted with both effects for its tenant", () => {
    const { labels, taints } = nodeGroupArgs(spec);
    assert.deepEqual(labels, { tenant: "acme" });
    assert.deepEqual(taints, [
      { key: "tenant", value: "acme", effect: "NO_SCHEDULE" },
      { key: "tenant", value: "acme", effect: "NO_EXECUTE" },
    ]);
  });

  it("is neither for the system", () => {
    const { labels, taints } = nodeGroupArgs({ ...spec, label: null });
    assert.deepEqual([labels, taints], [undefined, undefined]);
  });

  it("has as many nodes as it is told to", () => {
    for (const nodes of [1, 2]) {
      const desired = { nodes, isSet: false };
      assert.equal(nodeGroupArgs({ ...spec, desired }).scalingConfig.desiredSize, nodes);
    }
  });

  it("tells the autoscaler the disk of a group that has no node yet", () => {
    const tag = "k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage";
    assert.equal(nodeGroupArgs(spec).tags[tag], "50Gi");
  });
});
