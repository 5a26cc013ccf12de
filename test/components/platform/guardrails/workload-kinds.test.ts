import assert from "node:assert/strict";
import { validatingPolicies } from "../../../../components/platform/guardrails/policies.ts";
import { judges, pod, spec } from "./cases.ts";
import { controller, platformAdmin, serviceAccount, withVersion } from "./judge.ts";

judges("daemon-sets", {
  admits: {},
  refuses: { "any, whoever makes it": [{ groups: platformAdmin }, /use a Deployment/] },
});

judges("stateful-sets", {
  admits: {
    one: spec({}),
    many: spec({ replicas: 500 }),
    "an old one that only lets go of a finalizer": {
      ...spec({ replicas: 501 }),
      operation: "UPDATE",
      oldObject: spec({ replicas: 501 }).object,
    },
  },
  refuses: {
    "too many, whoever scales": [{ ...spec({ replicas: 501 }), groups: controller }, /at most 500/],
  },
});

judges("bare-pods", {
  admits: {
    "a controller's": { ...pod({}), groups: controller },
    "the platform's": { ...pod({}), groups: platformAdmin },
  },
  refuses: {
    "a developer's": [pod({}), /create a Deployment or a Job/],
    "a service account's": [{ ...pod({}), groups: serviceAccount }, /create a Deployment or a Job/],
    "one with forged owners": [
      { object: { metadata: { ownerReferences: [{ controller: true }] }, spec: {} } },
      /create a Deployment or a Job/,
    ],
  },
});

it("bare pods are a setting", () => {
  const policies = (barePods: boolean) =>
    validatingPolicies(withVersion("1.36", barePods)).map(({ name }) => name);
  assert.ok(policies(false).includes("tenancy-bare-pods"));
  assert.ok(!policies(true).includes("tenancy-bare-pods"));
});
