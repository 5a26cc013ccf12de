import { until } from "../client/until.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, equals, forbidden, holds, passes, refused } from "../suite/expect.ts";
import { daemonSet, object, workloads } from "../suite/objects.ts";
import { residentPod } from "../suite/resident.ts";
import { using } from "../suite/using.ts";
import { podsOf, running, unschedulable } from "../suite/watch.ts";
import type { World } from "../suite/world.ts";

const dryRun = { dryRun: true };

const affinityTo = (nodes: string) => ({
  pod: {
    terminationGracePeriodSeconds: 1,
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: "tenant", operator: "In", values: [nodes] }] }],
        },
      },
    },
  },
});

/** Ways to other nodes for pods that exist. */
export const runningPods = [
  check(
    "N-2",
    "node affinity to another tenant's nodes",
    async (world) => {
      const own = workloads.Deployment("affine", "acme", world.spec("acme", affinityTo("acme")));
      const foreign = workloads.Deployment("foreign", "acme", world.spec("acme", affinityTo("acme-eu")));
      try {
        for (const each of [own, foreign]) passes(await world.developer("acme").create(each), "a Deployment");
        await running(world, "acme", "affine");
        await unschedulable(world, "acme", "foreign");
      } finally {
        await Promise.all([own, foreign].map((each) => world.admin.remove(each)));
      }
    },
    { slow: true },
  ),
  check("N-2", "a toleration added to a running pod", async (world) => {
    const { metadata, spec } = await residentPod(world, "acme");
    const target = { apiVersion: "v1", kind: "Pod", metadata };
    const add = (toleration: object) =>
      world
        .developer("acme")
        .patch(target, { spec: { tolerations: [...(spec.tolerations ?? []), toleration] } }, dryRun);
    passes(
      await add({ key: "tenant", operator: "Equal", value: "acme", effect: "NoSchedule" }),
      "of the own nodes",
    );
    for (const foreign of [
      { operator: "Exists" },
      { key: "tenant", operator: "Exists" },
      { key: "tenant", value: "acme-eu" },
      { key: "tenant", value: "pool" },
      { key: "node.kubernetes.io/unschedulable", operator: "Exists" },
    ]) {
      deniedByPolicy(await add(foreign), /may be tolerated/, JSON.stringify(foreign));
    }
  }),
  check("Q-1", "tolerations by the hundred, added to a running pod", async (world) => {
    const { metadata, spec } = await residentPod(world, "acme");
    const patience = (count: number) =>
      Array.from({ length: count }, (_, tolerationSeconds) => ({
        key: "node.kubernetes.io/not-ready",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds,
      }));
    const add = (count: number) =>
      world
        .developer("acme")
        .patch(
          { apiVersion: "v1", kind: "Pod", metadata },
          { spec: { tolerations: [...(spec.tolerations ?? []), ...patience(count)] } },
          dryRun,
        );
    passes(await add(40), "40 more");
    deniedByPolicy(await add(100), /at most 50 tolerations/, "100 more");
  }),
  check(
    "OPS-5",
    "a Job's pod said to be another's, whose finalizer would keep the namespace for ever",
    async (world) => {
      const spec = world.spec("acme", { pod: { schedulingGates: [{ name: "acme.example/wait" }] } });
      await using(world, [workloads.Job("held", "acme", spec)], async () => {
        const held = await until("the Job's pod", async () => (await podsOf(world, "acme", "held"))[0]);
        holds((held.metadata.finalizers as string[]).length > 0, "it has a finalizer");
        const patch = (metadata: object) =>
          world
            .developer("acme")
            .patch({ apiVersion: "v1", kind: "Pod", metadata: held.metadata }, { metadata }, dryRun);
        passes(await patch({ annotations: { a: "b" } }), "an annotation");
        const [owner] = held.metadata.ownerReferences ?? [];
        for (const ownerReferences of [null, [], [{ ...owner, apiVersion: "v1", kind: "ConfigMap" }]]) {
          deniedByPolicy(
            await patch({ ownerReferences }),
            /leave metadata.ownerReferences as they are/,
            JSON.stringify(ownerReferences),
          );
        }
        deniedByPolicy(
          await patch({ finalizers: null }),
          /leave metadata.finalizers as they are/,
          "without its finalizer",
        );
      });
    },
  ),
  check("N-2", "a pod held back by a gate, then sent to another tenant's nodes", async (world) => {
    const gated = workloads.Deployment(
      "gated",
      "acme",
      world.spec("acme", { pod: { schedulingGates: [{ name: "acme.example/wait" }] } }),
    );
    try {
      passes(await world.developer("acme").create(gated), "a gated Deployment");
      const held = await until("the pod is held", async () => {
        const { body } = await world.admin.list(
          { apiVersion: "v1", kind: "Pod", metadata: { namespace: "acme" } },
          { query: { labelSelector: "app=gated" } },
        );
        return body.items[0];
      });
      const patch = (spec: object) =>
        world
          .developer("acme")
          .patch({ apiVersion: "v1", kind: "Pod", metadata: held.metadata }, { spec }, dryRun);
      passes(await patch({ nodeSelector: { "topology.kubernetes.io/zone": "eu-west-1a" } }), "a zone");
      refused(await patch({ nodeSelector: { tenant: "acme-eu" } }), "another tenant's nodes");
      refused(await patch({ nodeSelector: { tenant: null } }), "any nodes");
      refused(await patch({ tolerations: [{ operator: "Exists" }] }), "every taint");
    } finally {
      await world.admin.remove(gated);
    }
  }),
  check("N-2", "binding a pod to a node, by either way", async (world) => {
    const { metadata } = await residentPod(world, "acme");
    const target = { apiVersion: "v1", kind: "Node", name: "acme-eu.nodes" };
    const binding = object("v1", "Binding", metadata.name ?? "", "acme", { target });
    const post = (client: World["admin"], path: string) =>
      client.request("POST", `/api/v1/namespaces/acme/${path}`, { body: binding, ...dryRun });
    for (const path of ["bindings", `pods/${metadata.name}/binding`]) {
      equals((await post(world.admin, path)).status, 409, "the platform's own, of a pod that has a node");
      forbidden(await post(world.person("acme", "admins"), path), `by an admin, ${path}`);
      deniedByPolicy(await post(world.mallory(), path), /only the platform writes/, `overgranted, ${path}`);
    }
  }),
  check("N-2", "a DaemonSet, whose pods go to every node", async (world) => {
    const spec = world.spec("acme");
    passes(await world.admin.create(daemonSet("probe", "kube-system", spec), dryRun), "the platform's own");
    forbidden(
      await world.person("acme", "admins").create(daemonSet("probe", "acme", spec), dryRun),
      "by an admin",
    );
    deniedByPolicy(
      await world.mallory().create(daemonSet("probe", "acme", spec), dryRun),
      /use a Deployment with topology spread/,
      "overgranted",
    );
  }),
];
