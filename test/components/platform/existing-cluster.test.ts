import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { readKubeconfig } from "../../../components/platform/existing-cluster.ts";
import { existing } from "./settings.ts";

const cluster = {
  endpoint: "https://ABC.gr7.eu-west-1.eks.amazonaws.com",
  certificateAuthorities: [{ data: "Q0E=" }],
  version: "1.36",
  vpcConfig: { vpcId: "vpc-1" },
  accessConfigs: [{ authenticationMode: "API" }],
  identities: [{ oidcs: [{ issuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF0123456789" }] }],
  kubernetesNetworkConfigs: [{ serviceIpv4Cidr: "172.20.0.0/16" }],
};
const addon = {
  addonVersion: "v1.23.1-eksbuild.1",
  configurationValues: '{"enableNetworkPolicy":"true"}',
  serviceAccountRoleArn: "arn:aws:iam::111122223333:role/aws-node",
  podIdentityAssociations: [],
};

/** Reads the cluster of an account that answers with these. */
async function read(answers: { getCluster: object; getAddon?: object }): Promise<string> {
  const call = ({ token }: pulumi.runtime.MockCallArgs) => {
    if (token === "aws:eks/getCluster:getCluster") return answers.getCluster;
    if (answers.getAddon === undefined) throw new Error("No addon: vpc-cni found");
    return answers.getAddon;
  };
  await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call });
  return await readKubeconfig(existing, {});
}

describe("an existing cluster", () => {
  it("is reached by its endpoint, with a token that AWS gives for it", async () => {
    const kubeconfig = JSON.parse(await read({ getCluster: cluster, getAddon: addon }));
    assert.deepEqual(kubeconfig.clusters[0].cluster, {
      server: cluster.endpoint,
      "certificate-authority-data": "Q0E=",
    });
    assert.deepEqual(kubeconfig.users[0].user.exec.args, [
      "eks",
      "get-token",
      "--cluster-name",
      "tenancy-dev",
      "--region",
      "eu-west-1",
    ]);
  });

  it("is refused with everything that is wrong with it", async () => {
    const unfit = { ...cluster, version: "1.35", accessConfigs: [{ authenticationMode: "CONFIG_MAP" }] };
    await assert.rejects(read({ getCluster: unfit }), (error) => {
      assert.ok(pulumi.RunError.isInstance(error));
      const [first, ...problems] = error.message.split("\n");
      assert.equal(first, "The existing cluster tenancy-dev cannot keep tenants apart yet:");
      assert.equal(problems.length, 3);
      assert.match(problems[2] ?? "", /vpc-cni cannot be read/);
      return true;
    });
  });

  it("is taken on trust offline, where nothing answers", async () => {
    assert.equal(JSON.parse(await read({ getCluster: {} }))["current-context"], "tenancy-dev");
  });
});
