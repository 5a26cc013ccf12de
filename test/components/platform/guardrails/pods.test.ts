import assert from "node:assert/strict";
import { judges, pod } from "./cases.ts";
import { platformAdmin, policyOf, refusal } from "./judge.ts";

const complete = {
  nodeSelector: { tenant: "acme" },
  tolerations: [{ key: "tenant", value: "acme" }],
  priorityClassName: "tenant-premium",
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [
    {
      name: "c",
      imagePullPolicy: "Always",
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
    },
  ],
};

judges("complete-spec", {
  admits: {
    "all lines": pod(complete),
    "a user said by each container": pod({
      ...complete,
      securityContext: {},
      containers: complete.containers.map((container) => ({
        ...container,
        securityContext: { ...container.securityContext, ...complete.securityContext },
      })),
    }),
  },
  refuses: {
    "nothing, with every line to add": [
      pod({}),
      /^add to the pod's spec: nodeSelector: {tenant: acme}; tolerations: \[{key: tenant, operator: Equal, value: acme}\]; priorityClassName: tenant-premium; securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, and to every container: securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: \[ALL\]}}; imagePullPolicy: Always$/,
    ],
    "a toleration of one of the two taints": [
      pod({ ...complete, tolerations: [{ key: "tenant", value: "acme", effect: "NoSchedule" }] }),
      /^add to the pod's spec: tolerations: [^;]*$/,
    ],
    "an image from the cache": [
      pod({ ...complete, containers: [{ ...complete.containers[0], imagePullPolicy: "Never" }] }),
      /^add to every container: imagePullPolicy: Always$/,
    ],
    "an image volume from the cache": [
      pod({ ...complete, volumes: [{ image: { reference: "a", pullPolicy: "IfNotPresent" } }] }),
      /^add to every image volume: pullPolicy: Always$/,
    ],
  },
});

describe("pod templates", () => {
  const deployment = (template: object) => ({
    object: { metadata: {}, spec: { template: { metadata: {}, ...template } } },
  });
  const bare = deployment({ spec: { containers: [{ name: "c" }] } });
  const foreign = deployment({ spec: { containers: [], tolerations: [{ operator: "Exists" }] } });

  it("need no line where lines are injected", () =>
    assert.equal(refusal(policyOf("templates"), bare), undefined));
  it("need every line below 1.36", () =>
    assert.match(refusal(policyOf("templates", "1.35"), bare) ?? "", /^add to the pod's spec: nodeSelector/));
  it("are refused what their pods would be", () =>
    assert.match(refusal(policyOf("templates"), foreign) ?? "", /may be tolerated/));
  it("are left to the platform's own operators", () =>
    assert.equal(refusal(policyOf("templates"), { ...foreign, groups: platformAdmin }), undefined));
  it("that stand unchanged are left alone", () =>
    assert.equal(
      refusal(policyOf("templates"), { ...foreign, operation: "UPDATE", oldObject: foreign.object }),
      undefined,
    ));
  it("pass no finalizers on", () =>
    assert.match(
      refusal(
        policyOf("templates"),
        deployment({ metadata: { finalizers: ["a.b/c"] }, spec: { containers: [] } }),
      ) ?? "",
      /remove them from metadata.finalizers/,
    ));
  it("of cron jobs are judged too", () => {
    const object = {
      metadata: {},
      spec: { jobTemplate: { spec: { template: { spec: { containers: [], nodeName: "a" } } } } },
    };
    assert.match(refusal(policyOf("cron-job-templates"), { object }) ?? "", /nodeName/);
  });
});
