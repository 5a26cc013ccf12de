import assert from "node:assert/strict";
import { type ExistingCluster, preflight } from "../../../components/platform/preflight.ts";
import { existing, settings } from "./settings.ts";

const fit: ExistingCluster = {
  version: "1.36",
  vpcId: "vpc-1",
  authenticationMode: "API",
  serviceCidr: "172.20.0.0/16",
  issuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF0123456789",
  vpcCni: {
    installed: true,
    version: "v1.23.1-eksbuild.1",
    configurationValues: '{"enableNetworkPolicy":"true"}',
    hasRole: true,
  },
  podIdentityAgent: {
    installed: true,
    version: "v1.3.10-eksbuild.1",
    configurationValues: "",
    hasRole: false,
  },
};
const missing = { installed: false, reason: "not found" } as const;
const cni = (configurationValues: string, hasRole = true, version = "v1.23.0-eksbuild.2") => ({
  vpcCni: { installed: true, version, configurationValues, hasRole } as const,
});
const podIdentity = { ...existing, identity: settings.identity };

describe("the preflight of an existing cluster", () => {
  const passing: { what: string; cluster: Partial<ExistingCluster> }[] = [
    { what: "a fit cluster", cluster: {} },
    { what: "API_AND_CONFIG_MAP", cluster: { authenticationMode: "API_AND_CONFIG_MAP" } },
    { what: "a configuration in YAML", cluster: cni("env: {}\nenableNetworkPolicy: 'true'\n") },
    { what: "no agent, with IRSA", cluster: { podIdentityAgent: missing } },
  ];
  for (const { what, cluster } of passing) {
    it(`passes ${what}`, () => assert.deepEqual(preflight(existing, { ...fit, ...cluster }), []));
  }

  const failing: { what: string; cluster: Partial<ExistingCluster>; says: RegExp }[] = [
    { what: "another version", cluster: { version: "1.35" }, says: /set cluster\.version to "1\.35"/ },
    { what: "aws-auth only", cluster: { authenticationMode: "CONFIG_MAP" }, says: /API_AND_CONFIG_MAP/ },
    { what: "an unknown mode", cluster: { authenticationMode: undefined }, says: /mode is unknown/ },
    { what: "another VPC", cluster: { vpcId: "vpc-2" }, says: /vpcId/ },
    { what: "another service range", cluster: { serviceCidr: "10.100.0.0/16" }, says: /serviceCidr/ },
    { what: "another issuer", cluster: { issuer: "https://oidc.example" }, says: /identity\.issuer/ },
    { what: "a CNI that is not an add-on", cluster: { vpcCni: missing }, says: /vpc-cni cannot be read/ },
    { what: "policies off", cluster: cni('{"enableNetworkPolicy":"false"}'), says: /policies are off/ },
    { what: "policies by default", cluster: cni(""), says: /policies are off/ },
    {
      what: "an agent that mixes up namespaces",
      cluster: cni('{"enableNetworkPolicy":"true"}', true, "v1.22.3-eksbuild.1"),
      says: /update it to v1\.23\.0/,
    },
    {
      what: "another enforcing mode",
      cluster: cni('{"enableNetworkPolicy":"true","env":{"NETWORK_POLICY_ENFORCING_MODE":"strict"}}'),
      says: /MODE is strict/,
    },
    {
      what: "a CNI on the nodes' role",
      cluster: cni('{"enableNetworkPolicy":"true"}', false),
      says: /its own role/,
    },
  ];
  for (const { what, cluster, says } of failing) {
    it(`refuses ${what}`, () => {
      const problems = preflight(existing, { ...fit, ...cluster });
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", says);
    });
  }

  it("wants the agent where Pod Identity is in use and the stack does not bring it", () => {
    assert.deepEqual(preflight(podIdentity, fit), []);
    const [problem = ""] = preflight(podIdentity, { ...fit, podIdentityAgent: missing });
    assert.match(problem, /give addons\.podIdentityAgent a version/);
    const brought = { ...podIdentity, addons: settings.addons };
    assert.deepEqual(preflight(brought, { ...fit, podIdentityAgent: missing }), []);
  });

  it("names everything at once", () => {
    const cluster = { ...fit, version: "1.35", authenticationMode: "CONFIG_MAP", vpcCni: missing };
    assert.equal(preflight(existing, cluster).length, 3);
  });
});
