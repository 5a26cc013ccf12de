import { check } from "../suite/check.ts";
import { deniedByPolicy, passes } from "../suite/expect.ts";
import { ownedPod, type PodChange, pod } from "../suite/objects.ts";
import { podAttack } from "../suite/pod-attack.ts";

const otherNodes = /may be tolerated/;
const toleration = (tolerated: object) => ({ pod: { tolerations: [tolerated] } });
const ownToleration = toleration({ key: "tenant", operator: "Equal", value: "acme", effect: "NoSchedule" });
const affinity = (kind: string, term: object) => ({
  pod: {
    affinity: {
      [kind]: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: "topology.kubernetes.io/zone", labelSelector: {}, ...term },
        ],
      },
    },
  },
});

/** Pods that would get onto nodes that are not the tenant's, refused before they exist. */
export const placement = [
  podAttack({
    id: "N-2",
    title: "toleration without a key, which tolerates every taint",
    good: ownToleration,
    bad: toleration({ operator: "Exists" }),
    says: otherNodes,
  }),
  podAttack({
    id: "N-2",
    title: "toleration of the tenants' taint whatever its value",
    good: ownToleration,
    bad: toleration({ key: "tenant", operator: "Exists" }),
    says: otherNodes,
  }),
  podAttack({
    id: "N-2",
    title: "toleration of the nodes of a tenant whose name begins with the own",
    good: ownToleration,
    bad: toleration({ key: "tenant", operator: "Equal", value: "acme-eu" }),
    says: otherNodes,
  }),
  podAttack({
    id: "N-2",
    title: "toleration of the pool's nodes by a tenant with its own",
    good: ownToleration,
    bad: toleration({ key: "tenant", value: "pool" }),
    says: otherNodes,
  }),
  podAttack({
    id: "N-2",
    title: "toleration of a dedicated tenant's nodes by a pooled one",
    tenant: "globex",
    good: toleration({ key: "tenant", operator: "Equal", value: "pool" }),
    bad: toleration({ key: "tenant", operator: "Equal", value: "acme" }),
    says: otherNodes,
  }),
  podAttack({
    id: "N-2",
    title: "toleration of system nodes (CriticalAddonsOnly, control plane)",
    good: toleration({ key: "node.kubernetes.io/memory-pressure", operator: "Exists" }),
    bad: toleration({ key: "CriticalAddonsOnly", operator: "Exists" }),
    says: otherNodes,
  }),
  podAttack({
    id: "N-2",
    title: "toleration of a control plane's nodes",
    good: toleration({ key: "nvidia.com/gpu", operator: "Exists" }),
    bad: toleration({ key: "node-role.kubernetes.io/control-plane", operator: "Exists" }),
    says: otherNodes,
  }),
  podAttack({
    id: "N-2",
    title: "toleration of a node that is being emptied, which would never be empty",
    tenant: "globex",
    good: toleration({ key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute" }),
    bad: toleration({ key: "node.kubernetes.io/unschedulable", operator: "Exists" }),
    says: otherNodes,
  }),
  podAttack({
    id: "N-2",
    title: "nodeSelector for another tenant's nodes",
    good: { pod: { nodeSelector: { tenant: "acme" } } },
    bad: { pod: { nodeSelector: { tenant: "acme-eu" } } },
    says: /pods of tenant acme run on "acme"/,
  }),
  podAttack({
    id: "N-2",
    title: "nodeSelector for the pool by a tenant with its own nodes",
    good: { pod: { nodeSelector: { "topology.kubernetes.io/zone": "eu-west-1a" } } },
    bad: { pod: { nodeSelector: { tenant: "pool" } } },
    says: /pods of tenant acme run on "acme"/,
  }),
  podAttack({
    id: "N-2",
    title: "nodeName, which passes the scheduler by",
    bad: { pod: { nodeName: "acme-eu.nodes" } },
    says: /nodeName passes the scheduler by/,
  }),
  podAttack({
    id: "N-2",
    title: "nodeName of an own node",
    bad: { pod: { nodeName: "acme.nodes" } },
    says: /nodeName passes the scheduler by/,
  }),
  podAttack({
    id: "N-2",
    title: "a scheduler of the tenant's own",
    good: { pod: { schedulerName: "default-scheduler" } },
    bad: { pod: { schedulerName: "acme-scheduler" } },
    says: /no other scheduler runs for tenants/,
  }),
  podAttack({
    id: "N-2",
    title: "anti-affinity against every other tenant's pods",
    good: affinity("podAntiAffinity", {}),
    bad: affinity("podAntiAffinity", { namespaceSelector: {} }),
    says: /podAntiAffinity reaches into other namespaces/,
  }),
  podAttack({
    id: "N-2",
    title: "affinity to the pods of a named tenant",
    good: affinity("podAffinity", { namespaces: ["acme"] }),
    bad: affinity("podAffinity", { namespaces: ["acme-eu"] }),
    says: /podAffinity reaches into other namespaces/,
  }),
  podAttack({
    id: "N-2",
    title: "a runtime class, which brings tolerations of its own",
    bad: { pod: { runtimeClassName: "other" } },
    says: /remove runtimeClassName|RuntimeClass "other" not found/,
    by: "both",
  }),
  check("N-2", "a runtime class that exists", async (world) => {
    const metadata = { name: "probe" };
    const runtimeClass = { apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", metadata, handler: "probe" };
    const make = world.variant.barePods ? pod : ownedPod;
    const create = (change: PodChange) =>
      world.podMaker("acme").create(make("probe", "acme", world.spec("acme", change)), { dryRun: true });
    passes(await world.admin.create(runtimeClass), "the platform's runtime class");
    try {
      passes(await create({}), "a pod without one");
      deniedByPolicy(
        await create({ pod: { runtimeClassName: "probe" } }),
        /remove runtimeClassName/,
        "with it",
      );
    } finally {
      await world.admin.remove(runtimeClass);
    }
  }),
  podAttack({
    id: "N-2",
    title: "a Windows pod, of which Pod Security asks less",
    good: { pod: { os: { name: "linux" } } },
    bad: { pod: { os: { name: "windows" } } },
    says: /the nodes run Linux|cannot be set for a windows pod/,
    by: "both",
    variants: ["standard", "bare pods"],
  }),
];
