import assert from "node:assert/strict";
import { judges, pod } from "./cases.ts";
import { acme, controller, patchesOf, platformAdmin, policyOf, refusal, serviceAccount } from "./judge.ts";

const tolerating = (...tolerations: object[]) => pod({ tolerations });
const antiAffinity = (term: object) =>
  pod({
    affinity: {
      podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "zone", ...term }] },
    },
  });

judges("placement", {
  admits: {
    "a pod that says nothing": pod({}),
    "its own nodes": pod({ nodeSelector: { tenant: "acme", zone: "a" } }),
    "the pool where the namespace says pool": {
      ...pod({ nodeSelector: { tenant: "pool" } }),
      labels: { ...acme, "tenant-nodes": "pool" },
    },
    "its own taint": tolerating(
      { key: "tenant", value: "acme" },
      { key: "tenant", operator: "Equal", value: "acme" },
    ),
    "what the API server adds": tolerating(
      { key: "node.kubernetes.io/not-ready", operator: "Exists" },
      { key: "nvidia.com/gpu", operator: "Exists" },
    ),
    "affinity to its own pods": antiAffinity({ namespaces: ["acme"] }),
  },
  refuses: {
    "another's nodes": [
      pod({ nodeSelector: { tenant: "globex" } }),
      /run on "acme": write nodeSelector: {tenant: acme}/,
    ],
    "the pool": [pod({ nodeSelector: { tenant: "pool" } }), /run on "acme"/],
    "a keyless toleration": [
      tolerating({ operator: "Exists" }),
      /\{key: tenant, operator: Equal, value: acme\}/,
    ],
    "every tenant's taint": [tolerating({ key: "tenant", operator: "Exists" }), /may be tolerated/],
    "another's taint": [tolerating({ key: "tenant", value: "globex" }), /may be tolerated/],
    "a name it begins with": [tolerating({ key: "tenant", value: "acme-eu" }), /may be tolerated/],
    "a node that is being emptied": [
      tolerating({ key: "node.kubernetes.io/unschedulable", operator: "Exists" }),
      /may be tolerated/,
    ],
    "the system's taint": [tolerating({ key: "CriticalAddonsOnly", operator: "Exists" }), /may be tolerated/],
    "a node by name": [pod({ nodeName: "node-1" }), /remove it/],
    "a scheduler of its own": [pod({ schedulerName: "mine" }), /remove schedulerName/],
    "a runtime class": [pod({ runtimeClassName: "gvisor" }), /remove runtimeClassName/],
    "another operating system": [pod({ os: { name: "windows" } }), /remove os/],
    "anti-affinity to everybody": [antiAffinity({ namespaceSelector: {} }), /other namespaces/],
    "anti-affinity to a neighbour": [antiAffinity({ namespaces: ["globex"] }), /other namespaces/],
    "a pod of a controller no less": [
      { ...tolerating({ operator: "Exists" }), groups: controller },
      /may be tolerated/,
    ],
  },
});

judges("priority", {
  admits: { none: pod({}), "its tier's": pod({ priorityClassName: "tenant-premium" }) },
  refuses: {
    "another tier's": [
      pod({ priorityClassName: "tenant-regular" }),
      /write priorityClassName: tenant-premium/,
    ],
    "the system's": [pod({ priorityClassName: "system-node-critical" }), /not that of the tenant's tier/],
  },
});

judges("root-user", {
  admits: { "a user": pod({ securityContext: { runAsNonRoot: true, runAsUser: 1000 } }) },
  refuses: {
    "root in a user namespace": [
      pod({ hostUsers: false, securityContext: { runAsNonRoot: false } }),
      /runs as root/,
    ],
    "a container that is root": [
      pod({ containers: [{ securityContext: { runAsUser: 0 } }] }),
      /runs as root/,
    ],
    "an init container that is root": [
      pod({ initContainers: [{ securityContext: { runAsNonRoot: false } }] }),
      /runs as root/,
    ],
  },
});

judges("inline-volumes", {
  admits: { "a claim": pod({ volumes: [{ persistentVolumeClaim: { claimName: "a" } }] }) },
  refuses: { "an inline driver": [pod({ volumes: [{ csi: { driver: "a.b" } }] }), /PersistentVolumeClaim/] },
});

judges("grace-period", {
  admits: { "half a minute": pod({ terminationGracePeriodSeconds: 30 }) },
  refuses: { "a year": [pod({ terminationGracePeriodSeconds: 31_536_000 }), /above 3600/] },
});

const terms = (kind: string, how: string, count: number) =>
  pod({ affinity: { [kind]: { [`${how}DuringSchedulingIgnoredDuringExecution`]: Array(count).fill({}) } } });

judges("pod-size", {
  admits: {
    "an ordinary pod": pod({}),
    "the most there may be": pod({
      containers: Array(50).fill({}),
      initContainers: Array(50).fill({}),
      volumes: Array(100).fill({}),
      tolerations: Array(50).fill({}),
      topologySpreadConstraints: Array(20).fill({}),
    }),
    "as many terms": terms("podAffinity", "preferred", 20),
  },
  refuses: {
    containers: [pod({ containers: Array(51).fill({}) }), /at most 50 containers/],
    "init containers": [pod({ initContainers: Array(51).fill({}) }), /at most 50 initContainers/],
    volumes: [pod({ volumes: Array(101).fill({}) }), /at most 100 volumes/],
    tolerations: [pod({ tolerations: Array(51).fill({}) }), /at most 50 tolerations/],
    spread: [pod({ topologySpreadConstraints: Array(21).fill({}) }), /at most 20 topologySpread/],
    "required terms": [terms("podAffinity", "required", 21), /at most 20 terms of podAffinity/],
    "preferred terms": [terms("podAntiAffinity", "preferred", 21), /at most 20 terms of podAntiAffinity/],
  },
});

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

const running = {
  metadata: {},
  spec: { tolerations: [{ key: "old", operator: "Exists" }], ephemeralContainers: [{ name: "a" }] },
};
const update = (changes: object) => ({
  operation: "UPDATE" as const,
  oldObject: running,
  object: { ...running, spec: { ...running.spec, ...changes } },
});

judges("running-pods", {
  admits: {
    "what was there before": update({}),
    "a condition": update({
      tolerations: [...running.spec.tolerations, { key: "node.kubernetes.io/unreachable" }],
    }),
  },
  refuses: {
    "another's taint": [
      update({ tolerations: [...running.spec.tolerations, { key: "tenant", value: "globex" }] }),
      /acme/,
    ],
    hundreds: [
      update({ tolerations: Array(51).fill({ key: "node.kubernetes.io/not-ready" }) }),
      /at most 50 tolerations/,
    ],
  },
});

const owned = (...kinds: string[]) => ({
  metadata: { ownerReferences: kinds.map((kind) => ({ kind, uid: "u" })) },
});
const given = (object: object) => ({ operation: "UPDATE" as const, oldObject: owned("Job"), object });

judges("pod-owners", {
  admits: {
    "what was there before": given(owned("Job")),
    "a controller that lets go": { ...given({ metadata: {} }), groups: controller },
  },
  refuses: {
    "letting go": [given({ metadata: {} }), /as they are/],
    "another's": [given(owned("ConfigMap")), /as they are/],
    "one more": [given(owned("Job", "ConfigMap")), /as they are/],
  },
});

judges("ephemeral-containers", {
  admits: {
    "those there before": update({}),
    "one that is pulled": update({
      ephemeralContainers: [{ name: "a" }, { name: "b", imagePullPolicy: "Always" }],
    }),
  },
  refuses: {
    hundreds: [update({ ephemeralContainers: Array(21).fill({ name: "a" }) }), /at most 20 ephemeral/],
    "an image from the cache": [
      update({ ephemeralContainers: [{ name: "b", imagePullPolicy: "Never" }] }),
      /Always/,
    ],
    root: [
      update({
        ephemeralContainers: [{ name: "b", imagePullPolicy: "Always", securityContext: { runAsUser: 0 } }],
      }),
      /runs as root/,
    ],
  },
});

describe("what is injected into a pod", () => {
  const paths = [
    "/spec/nodeSelector/tenant",
    "/spec/tolerations/-",
    "/spec/priorityClassName",
    "/spec/securityContext",
  ];
  for (const path of [...paths, "/imagePullPolicy", "/capabilities/drop"]) {
    it(`is ${path}`, () => assert.ok(patchesOf("pod-defaults").includes(`${path}"`)));
  }
  it("takes the computed priority away", () =>
    assert.ok(patchesOf("pod-defaults").includes('JSONPatch{op: "remove", path: "/spec/priority"}')));
  it("goes into new ephemeral containers alone", () => {
    assert.match(patchesOf("ephemeral-container-defaults"), /!oldObject.spec.\?ephemeralContainers/);
    assert.doesNotMatch(patchesOf("pod-defaults"), /oldObject/);
  });
});
