import { judges } from "./cases.ts";
import { controller } from "./judge.ts";

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
