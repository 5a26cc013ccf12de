import assert from "node:assert/strict";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import { autoscalerFlags, deploymentSpec } from "../../../components/platform/autoscaler-deployment.ts";
import { autoscalerPolicy } from "../../../components/platform/autoscaler-policy.ts";
import { clusterRules, namespaceRules } from "../../../components/platform/autoscaler-rules.ts";
import { settings } from "./settings.ts";

describe("the autoscaler's rights in AWS", () => {
  const group = "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/eks-acme";
  const scale = "autoscaling:SetDesiredCapacity";
  const cases = [
    { what: "scales this cluster's groups", action: scale, cluster: "tenancy-dev", may: true },
    { what: "scales another cluster's groups", action: scale, cluster: "tenancy-dev-2", may: false },
    {
      what: "deletes groups",
      action: "autoscaling:DeleteAutoScalingGroup",
      cluster: "tenancy-dev",
      may: false,
    },
  ];
  for (const { what, action, cluster, may } of cases) {
    it(`${may ? "" : "never "}${what}`, async () => {
      const simulation = await runSimulation(
        {
          request: {
            principal: "arn:aws:iam::111122223333:role/autoscaler",
            action,
            resource: { resource: group, accountId: settings.account },
            contextVariables: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster}`]: "owned" },
          },
          identityPolicies: [{ name: "autoscaler", policy: autoscalerPolicy(settings) }],
          serviceControlPolicies: [],
          resourceControlPolicies: [],
        },
        {},
      );
      if (simulation.resultType === "error") assert.fail(JSON.stringify(simulation.errors));
      assert.equal(simulation.overallResult, may ? "Allowed" : "ImplicitlyDenied");
    });
  }
});

describe("the autoscaler in the cluster", () => {
  it("finds the groups of its own cluster", () => {
    assert.ok(
      autoscalerFlags(settings).some((flag) => flag.endsWith("k8s.io/cluster-autoscaler/tenancy-dev")),
    );
  });

  it("knows its region, since instance metadata is out of reach", () => {
    const spec = JSON.stringify(deploymentSpec(settings, "v1.36.0", {}));
    assert.match(spec, /"name":"AWS_REGION","value":"eu-west-1"/);
  });

  it("has no wildcard, no secret and no write to pods but evictions and their status", () => {
    const rules = JSON.stringify([...clusterRules, ...namespaceRules]);
    assert.doesNotMatch(rules, /"\*"|secrets|pods\/exec|impersonate|escalate|bind/);
  });
});
