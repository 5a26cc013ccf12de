import { judges, pod } from "./cases.ts";
import { acme, controller } from "./judge.ts";

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
