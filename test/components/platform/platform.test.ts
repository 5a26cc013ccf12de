import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { costTags } from "../../../components/platform/cost-tags.ts";
import { Platform } from "../../../components/platform/platform.ts";
import type { PlannedResource } from "../../../plan/plan.ts";
import type { Settings } from "../../../stacks/settings/settings.ts";
import { recorded } from "../../support/recorded.ts";
import { existing, settings } from "./settings.ts";

const plan = (each: Settings) =>
  recorded(() => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: [each.account] });
    new Platform("platform", { settings: each, removed: [], lastKnown: {} }, { providers: [provider] });
  });

const count = (resources: PlannedResource[], type: string) =>
  resources.filter((resource) => resource.type === type).length;

function one(resources: PlannedResource[], type: string, name: string): PlannedResource {
  const found = resources.find((resource) => resource.type === type && resource.name === name);
  assert.ok(found, `no ${type} ${name}`);
  return found;
}

/** Everything that a resource waits for, directly or through others; a component stands for its children. */
function awaitedBy(resources: PlannedResource[], resource: PlannedResource): Set<string> {
  const byUrn = new Map(resources.map((each) => [each.urn, each]));
  const found = new Set<string>();
  const visit = (urn: string) => {
    if (found.has(urn)) return;
    found.add(urn);
    const each = byUrn.get(urn);
    if (each === undefined) return;
    [...each.dependsOn, ...(each.provider === null ? [] : [each.provider])].forEach(visit);
  };
  resource.dependsOn.forEach(visit);
  if (resource.provider !== null) visit(resource.provider);
  return found;
}

for (const each of [settings, existing]) {
  describe(`the platform with ${each.cluster.create ? "a new" : "an existing"} cluster`, () => {
    let resources: PlannedResource[];
    before(async () => {
      resources = await plan(each);
    });

    it("parents everything to itself, on the stack's own providers", () => {
      const providers = resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
      assert.deepEqual(providers.map(({ name }) => name).sort(), ["aws", "platform_kubernetes"]);
      for (const { urn, type, parent, provider } of resources) {
        if (parent === null)
          assert.ok(["tenancy:index:Platform", "pulumi:providers:aws"].includes(type), urn);
        const isOwn = type.startsWith("tenancy:") || type.startsWith("pulumi:") || /^(eks|awsx):/.test(type);
        if (isOwn) continue;
        const wanted = type.startsWith("kubernetes:") ? "platform_kubernetes" : "aws";
        assert.ok(provider?.endsWith(`::${wanted}`), `${urn} is on ${provider}`);
      }
    });

    it("puts back what others write into its Kubernetes objects", () => {
      const { inputs } = one(resources, "pulumi:providers:kubernetes", "platform_kubernetes");
      assert.deepEqual([inputs.enableServerSideApply, inputs.enablePatchForce], ["true", "true"]);
    });

    it("has no policy that waits for a deployment", () => {
      for (const { urn, inputs } of resources) {
        for (const key of ["policy", "assumeRolePolicy"]) {
          const value = inputs[key];
          if (value !== undefined) assert.equal(typeof JSON.parse(String(value)), "object", urn);
        }
      }
    });

    it("tags no role as a tenant's", () => {
      const roles = resources.filter(({ type }) => type === "aws:iam/role:Role");
      assert.ok(roles.length > 0);
      for (const { inputs } of roles) assert.ok(!JSON.stringify(inputs).includes('"tenant"'));
    });

    it("lets tenants wait for the guardrails, the add-ons and the bucket's guard", () => {
      const storageClass = one(resources, "kubernetes:storage.k8s.io/v1:StorageClass", "platform_tenant-gp3");
      const awaited = awaitedBy(resources, storageClass);
      const gates = resources.filter(({ type }) =>
        /ValidatingAdmissionPolicy|eks\/addon|s3\/bucketPolicy|eks\/nodeGroup/.test(type),
      );
      assert.ok(gates.length > 5);
      for (const { urn } of gates) assert.ok(awaited.has(urn), urn);
    });
  });
}

describe("the platform's first up", () => {
  let resources: PlannedResource[];
  before(async () => {
    resources = await plan(settings);
  });
  const steps: [string, string][] = [
    ["eks:index:Cluster", "platform_cluster"],
    ["aws:eks/addon:Addon", "platform_eks-pod-identity-agent"],
    ["aws:eks/nodeGroup:NodeGroup", "platform_system"],
    ["aws:eks/addon:Addon", "platform_coredns"],
    ["kubernetes:apps/v1:Deployment", "platform_cluster-autoscaler"],
  ];
  for (const [index, [type, name]] of steps.entries()) {
    const previous = steps[index - 1];
    if (previous === undefined) continue;
    it(`${name} waits for ${previous[1]}`, () => {
      const awaited = awaitedBy(resources, one(resources, type, name));
      assert.ok(awaited.has(one(resources, ...previous).urn));
    });
  }

  it("gives the network plugin its credentials before the first node", () => {
    const association = one(
      resources,
      "aws:eks/podIdentityAssociation:PodIdentityAssociation",
      "platform_network_aws-node",
    );
    const awaited = awaitedBy(resources, one(resources, "aws:eks/nodeGroup:NodeGroup", "platform_system"));
    assert.ok(awaited.has(association.urn));
  });

  it("gives the nodes' role away only with its policies", () => {
    const group = one(resources, "aws:eks/nodeGroup:NodeGroup", "platform_system");
    const attachments = group.propertyDependencies.nodeRoleArn?.filter((urn) => urn.includes("Attachment"));
    assert.equal(attachments?.length, 2);
  });
});

describe("what the platform makes", () => {
  it("is a network with endpoints in subnets of their own, a cluster and two groups", async () => {
    const resources = await plan(settings);
    assert.equal(count(resources, "awsx:ec2:Vpc"), 1);
    assert.equal(count(resources, "aws:ec2/subnet:Subnet"), 4);
    assert.equal(count(resources, "aws:ec2/vpcEndpoint:VpcEndpoint"), 1);
    assert.equal(count(resources, "eks:index:Cluster"), 1);
    assert.equal(count(resources, "aws:eks/nodeGroup:NodeGroup"), 2);
    assert.equal(count(resources, "aws:costexplorer/costAllocationTag:CostAllocationTag"), costTags.length);
    assert.equal(count(resources, "aws:s3/bucket:Bucket"), 1);
  });

  for (const [key, held] of [
    ["bucket", ["platform_bucket"]],
    ["cluster", ["platform_cluster", "platform_secrets"]],
  ] as const) {
    it(`is protected where the stack says so: ${key}`, async () => {
      const resources = await plan({ ...settings, protection: { ...settings.protection, [key]: true } });
      const found = resources.filter(({ protect, inputs }) => protect || inputs.deletionProtection === true);
      assert.deepEqual(found.map(({ name }) => name).sort(), held);
    });
  }

  it("has a way out of each zone, or a single one", async () => {
    for (const [natGateways, strategy] of [
      ["per-zone", "OnePerAz"],
      ["single", "Single"],
    ] as const) {
      const resources = await plan({ ...settings, network: { ...settings.network, natGateways } });
      const vpc = one(resources, "awsx:ec2:Vpc", "platform_network");
      assert.deepEqual(vpc.inputs.natGateways, { strategy });
    }
  });

  it("leaves an existing network, cluster and bucket to their owners, but guards the bucket", async () => {
    const resources = await plan(existing);
    for (const type of [
      "awsx:ec2:Vpc",
      "aws:ec2/subnet:Subnet",
      "eks:index:Cluster",
      "aws:s3/bucket:Bucket",
    ]) {
      assert.equal(count(resources, type), 0, type);
    }
    assert.equal(count(resources, "aws:eks/nodeGroup:NodeGroup"), 0);
    assert.equal(count(resources, "aws:eks/accessEntry:AccessEntry"), 1);
    assert.equal(count(resources, "aws:s3/bucketPolicy:BucketPolicy"), 1);
    assert.equal(count(resources, "aws:iam/openIdConnectProvider:OpenIdConnectProvider"), 1);
  });
});
