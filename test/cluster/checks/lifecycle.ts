import { until } from "../client/until.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { applyAll } from "../suite/apply.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, equals, forbidden, holds, passes } from "../suite/expect.ts";
import {
  claim,
  configMap,
  described,
  object,
  ownedPod,
  secret,
  service,
  workloads,
} from "../suite/objects.ts";
import { residentPod } from "../suite/resident.ts";
import { using } from "../suite/using.ts";
import { podsOf, running } from "../suite/watch.ts";
import type { World } from "../suite/world.ts";

const dryRun = { dryRun: true };
const finalizers = ["acme.example/hold"];

/** From the first apply to the last deletion. */
export const lifecycle = [
  check("I-1", "guardrails come before tenants on a first apply", async ({ program, admin }) => {
    const { objects } = program;
    const isGuard = ({ kind }: KubeObject) =>
      /Admission|FlowSchema|PriorityLevel|PriorityClass|StorageClass/.test(kind);
    const first = objects.findIndex(({ kind }) => kind === "Namespace");
    const last = objects.findLastIndex(isGuard);
    holds(
      last >= 0 && last < first,
      `the last guardrail (${last}) comes before the first namespace (${first})`,
    );
    const created = async (each: KubeObject | undefined) =>
      Date.parse(
        String(
          passes(await admin.get(each ?? (program.objects[0] as KubeObject)), "an object").metadata
            .creationTimestamp,
        ),
      );
    holds((await created(objects[last])) <= (await created(objects[first])), "and did so here");
  }),
  check(
    "I-1",
    "applying the plan again changes nothing",
    async (world) => {
      const standing = () =>
        Promise.all(
          world.program.objects.map(async (each) => said(passes(await world.admin.get(each), each.kind))),
        );
      const before = await standing();
      await applyAll(world, world.program);
      const after = await standing();
      const changed = world.program.objects.filter((_, index) => before[index] !== after[index]);
      equals(
        changed.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ""}/${metadata.name}`),
        [],
        "objects that changed",
      );
    },
    { alone: true },
  ),
  check("OPS-5", "a finalizer, which would keep the namespace for ever", async (world) => {
    const developer = world.developer("acme");
    for (const target of [
      configMap("probe", "acme"),
      secret("probe", "acme"),
      service("probe", "acme"),
      workloads.Deployment("probe", "acme", world.spec("acme")),
    ]) {
      passes(await developer.create(target, dryRun), "without one");
      deniedByPolicy(
        await developer.create(described(target, { finalizers }), dryRun),
        /remove them from metadata.finalizers/,
        `a ${target.kind} with one`,
      );
    }
    const root = configMap("kube-root-ca.crt", "acme");
    passes(await developer.patch(root, { metadata: { labels: { a: "b" } } }, dryRun), "a label");
    deniedByPolicy(
      await developer.patch(root, { metadata: { finalizers } }, dryRun),
      /finalizers/,
      "one added later",
    );
  }),
  check("OPS-5", "a finalizer by way of a template", async (world) => {
    const held = (make: KubeObject, at: string): KubeObject =>
      JSON.parse(JSON.stringify(make).replace(at, `"finalizers":${JSON.stringify(finalizers)},${at}`));
    for (const [kind, make] of Object.entries(workloads)) {
      const target = make("probe", "acme", world.spec("acme"));
      passes(await world.developer("acme").create(target, dryRun), `a ${kind} without one`);
      deniedByPolicy(
        await world.developer("acme").create(held(target, `"labels"`), dryRun),
        /metadata.finalizers/,
        `in a ${kind}'s template`,
      );
    }
    const made = ownedPod("probe", "acme", world.spec("acme"));
    const replicaSets = world.controller("replicaset-controller");
    passes(await replicaSets.create(made, dryRun), "a pod without one");
    deniedByPolicy(
      await replicaSets.create(described(made, { finalizers }), dryRun),
      /metadata.finalizers/,
      "a pod with one",
    );
    const sets = world.controller("statefulset-controller");
    const data = claim("probe", "acme", { storageClassName: "tenant-gp3" });
    passes(await sets.create(data, dryRun), "a claim without one");
    deniedByPolicy(
      await sets.create(described(data, { finalizers }), dryRun),
      /metadata.finalizers/,
      "a claim with one",
    );
  }),
  check("OPS-5", "a pod ended so slowly that it would keep its namespace for a year", async (world) => {
    const { metadata } = await residentPod(world, "acme");
    const pod = { apiVersion: "v1", kind: "Pod", metadata };
    const developer = world.developer("acme");
    const year = 31_536_000;
    const says = /gracePeriodSeconds is above 3600/;
    const end = (gracePeriodSeconds: number) => ({
      ...dryRun,
      query: { gracePeriodSeconds: `${gracePeriodSeconds}` },
    });
    const evict = (gracePeriodSeconds: number) =>
      developer.post(
        pod,
        "eviction",
        {
          apiVersion: "policy/v1",
          kind: "Eviction",
          metadata,
          deleteOptions: { gracePeriodSeconds, dryRun: ["All"] },
        },
        dryRun,
      );
    passes(await developer.delete(pod, end(3600)), "in an hour");
    deniedByPolicy(await developer.delete(pod, end(year)), says, "in a year");
    const all = { ...pod, metadata: { namespace: "acme" } };
    deniedByPolicy(await developer.delete(all, end(year)), says, "all in a year");
    passes(await evict(3600), "evicted in an hour");
    deniedByPolicy(await evict(year), says, "evicted in a year");
  }),
  check("Q-1", "a disk that is in use and no quota counts, since its claim let go of it", async (world) => {
    const kept = claim("kept", "acme", { storageClassName: "tenant-gp3" });
    await using(world, [kept], async () => {
      const patch = (metadata: object) => world.developer("acme").patch(kept, { metadata }, dryRun);
      const { metadata } = passes(await world.admin.get(kept), "the claim");
      equals(metadata.finalizers, ["kubernetes.io/pvc-protection"], "its finalizers");
      passes(await patch({ labels: { a: "b" } }), "a label");
      deniedByPolicy(
        await patch({ finalizers: null }),
        /leave metadata.finalizers as they are/,
        "without its finalizer",
      );
    });
  }),
  check("OPS-5", "a namespace goes away with all that runs in it", deletion, {
    alone: true,
    slow: true,
    // It waits twelve seconds, for the same in each of them.
    variants: ["standard"],
  }),
];

/** All of an object but what controllers write, and when. */
const said = ({ status: _, metadata, ...rest }: KubeObject): string =>
  JSON.stringify({ ...rest, ...metadata, resourceVersion: "", managedFields: [] });

async function deletion(world: World): Promise<void> {
  const developer = world.developer("wonka");
  const spec = world.spec("wonka", { pod: { terminationGracePeriodSeconds: 1 } });
  const set = workloads.StatefulSet("db", "wonka", spec);
  const data = { volumeClaimTemplates: [claim("data", "", { storageClassName: "tenant-gp3" })] };
  const all = [
    workloads.Deployment("web", "wonka", spec),
    { ...set, spec: { ...(set.spec as object), ...data } },
    service("web", "wonka"),
    secret("own", "wonka"),
  ];
  for (const each of all) passes(await developer.create(each), each.kind);
  await Promise.all(["web", "db"].map((app) => running(world, "wonka", app)));
  const namespace = object("v1", "Namespace", "wonka", undefined);
  forbidden(await developer.delete(namespace), "deletion by the tenant");
  passes(await world.plane.as("deployer").delete(namespace), "deletion by the platform");
  await until("the namespace is gone", async () => (await world.admin.get(namespace)).status === 404, 30);
  equals((await podsOf(world, "wonka", "web")).length, 0, "pods left");
  await until(
    "its volumes are gone",
    async () =>
      !JSON.stringify(
        (await world.admin.list(object("v1", "PersistentVolume", "", undefined))).body.items,
      ).includes(`"namespace":"wonka"`),
    10,
  );
  await applyAll(world, world.program);
}
