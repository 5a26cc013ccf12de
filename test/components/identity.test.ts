import assert from "node:assert/strict";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import { trustPolicy } from "../../components/identity.ts";
import type { Settings } from "../../stacks/settings/settings.ts";
import { existing, settings } from "./platform/settings.ts";

const workload = { namespace: "acme", serviceAccounts: ["app", "worker"] };
const cluster = "arn:aws:eks:eu-west-1:111122223333:cluster/tenancy-dev";

describe("a workload's trust policy with Pod Identity", () => {
  const pod = { namespace: "acme", serviceAccount: "app", source: cluster, account: "111122223333" };
  const cases = [
    { who: "its own service account", pod, may: true },
    { who: "its other service account", pod: { ...pod, serviceAccount: "worker" }, may: true },
    {
      who: "an unnamed service account of the namespace",
      pod: { ...pod, serviceAccount: "default" },
      may: false,
    },
    { who: "a service account that begins alike", pod: { ...pod, serviceAccount: "app2" }, may: false },
    { who: "a namespace that begins alike", pod: { ...pod, namespace: "acme-eu" }, may: false },
    { who: "the same namespace of another cluster", pod: { ...pod, source: `${cluster}-2` }, may: false },
    { who: "the same cluster name in another account", pod: { ...pod, account: "999988887777" }, may: false },
  ];
  for (const { who, pod, may } of cases) {
    it(`${may ? "lets in" : "keeps out"} ${who}`, async () => {
      assert.equal(await mayAssume(settings, pod), may);
    });
  }

  async function mayAssume(settings: Settings, from: typeof pod): Promise<boolean> {
    const simulation = await runSimulation(
      {
        request: {
          principal: "pods.eks.amazonaws.com",
          action: "sts:AssumeRole",
          resource: { resource: "arn:aws:iam::111122223333:role/acme", accountId: "111122223333" },
          contextVariables: {
            "aws:SourceAccount": from.account,
            "aws:SourceArn": from.source,
            "aws:RequestTag/kubernetes-namespace": from.namespace,
            "aws:RequestTag/kubernetes-service-account": from.serviceAccount,
          },
        },
        identityPolicies: [],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: trustPolicy(settings, workload),
      },
      {},
    );
    if (simulation.resultType === "error") assert.fail(JSON.stringify(simulation.errors));
    return simulation.overallResult === "Allowed";
  }

  it("may pass on the session tags, without which no pod would get the role", () => {
    assert.deepEqual(trustPolicy(settings, workload).Statement[0]?.Action, [
      "sts:AssumeRole",
      "sts:TagSession",
    ]);
  });
});

describe("a workload's trust policy with IRSA", () => {
  it("names exact subjects and the audience of the cluster's issuer", () => {
    const issuer = "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF0123456789";
    assert.deepEqual(trustPolicy(existing, workload).Statement, [
      {
        Sid: "ServiceAccounts",
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: "sts.amazonaws.com",
            [`${issuer}:sub`]: ["system:serviceaccount:acme:app", "system:serviceaccount:acme:worker"],
          },
        },
      },
    ]);
  });
});

describe("a workload without a service account", () => {
  for (const each of [settings, existing]) {
    it(`has no trust policy with ${each.identity.mode}`, () => {
      assert.throws(
        () => trustPolicy(each, { namespace: "acme", serviceAccounts: [] }),
        /acme names no service/,
      );
    });
  }
});
