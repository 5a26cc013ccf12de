import { until } from "../client/until.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, deniedByServer, equals, forbidden, passes } from "../suite/expect.ts";
import { pod as barePod, claim, configMap, object, ownedPod, secret, workloads } from "../suite/objects.ts";
import type { TenantName, World } from "../suite/world.ts";

// umbrella may have 2 CPUs, 4 GiB, 10 GiB on nodes' disks; each container 1 CPU, 1 GiB, 2 GiB.
const resources = (amounts: object) => ({ requests: amounts, limits: amounts });
const amount = { cpu: "100m", memory: "64Mi", "ephemeral-storage": "64Mi" };

/** A pod with so many containers alike. */
function pod(world: World, tenant: TenantName, containers: number, amounts: object) {
  const spec = world.spec(tenant, { container: { resources: resources({ ...amount, ...amounts }) } });
  const [container] = spec.containers;
  const all = Array.from({ length: containers }, (_, index) => ({ ...container, name: `c${index}` }));
  return ownedPod("probe", tenant, { ...spec, containers: all });
}

const create = (world: World, tenant: TenantName, containers: number, amounts: object) =>
  world.controller("replicaset-controller").create(pod(world, tenant, containers, amounts), { dryRun: true });

const bounded = (what: string, amounts: object, fit: number) =>
  check("Q-1", `${what}: refused above the tenant's quota, not to its neighbour`, async (world) => {
    passes(await create(world, "umbrella", fit, amounts), "what fits");
    passes(await create(world, "globex", fit + 1, amounts), "the neighbour's");
    const reply = await create(world, "umbrella", fit + 1, amounts);
    deniedByServer(reply, new RegExp(`exceeded quota.*requested: [^ ]*${what}`), "what does not fit");
  });

const limited = (what: string, most: object, more: object) =>
  check("Q-2", `${what}: a container above the tenant's maximum`, async (world) => {
    passes(await create(world, "umbrella", 1, most), "a container at the maximum");
    const reply = await create(world, "umbrella", 1, more);
    deniedByServer(reply, new RegExp(`maximum ${what} usage per Container`), "a container above it");
  });

interface Resources {
  requests: Record<string, string>;
  limits: Record<string, string>;
}

/** CPU, memory and disk: of the namespace, and of each container. */
export const amounts = [
  bounded("requests.cpu", { cpu: "1" }, 2),
  bounded("limits.memory", { memory: "1Gi" }, 4),
  bounded("requests.memory", { memory: "1Gi" }, 4),
  bounded("limits.ephemeral-storage", { "ephemeral-storage": "2Gi" }, 5),
  bounded("requests.ephemeral-storage", { "ephemeral-storage": "2Gi" }, 5),
  check("Q-1", "GPUs: none for a tenant whose quota has none", async (world) => {
    passes(await create(world, "umbrella", 1, {}), "a pod without one");
    const reply = await create(world, "umbrella", 1, { "nvidia.com/gpu": "1" });
    deniedByServer(reply, /exceeded quota.*requests.nvidia.com\/gpu/, "a pod with one");
  }),
  check("Q-1", "storage: refused above the tenant's quota, not to its neighbour", async (world) => {
    const own = (tenant: TenantName, size: string) =>
      world
        .developer(tenant)
        .create(claim("probe", tenant, { storageClassName: "tenant-gp3" }, size), { dryRun: true });
    // Its two claims may be taken for a moment: another check counts them.
    await until("9 GiB pass", async () => (await own("umbrella", "9Gi")).ok);
    passes(await own("globex", "11Gi"), "the neighbour's 11 GiB");
    deniedByServer(await own("umbrella", "11Gi"), /exceeded quota.*requests.storage/, "11 GiB");
  }),
  check("Q-1", "objects of many KiB, which quotas count like any other", async (world) => {
    const dry = { dryRun: true };
    const create = (made: KubeObject) => world.developer("acme").create(made, dry);
    const bytes = (kib: number) => "x".repeat(1024 * kib);
    const says = /at most 256 KiB, any other object 64/;
    const map = (a: string) => ({ ...configMap("large", "acme"), data: { a } });
    passes(await create(map(bytes(250))), "a ConfigMap of 250 KiB");
    deniedByPolicy(await create(map(bytes(260))), says, "one of 260 KiB");
    deniedByPolicy(await create(map("é".repeat(1024 * 130))), says, "as much in letters of two bytes");
    const hidden = (a: string) => secret("large", "acme", { stringData: { a } });
    passes(await create(hidden(bytes(180))), "a Secret of 180 KiB, 240 in base64");
    deniedByPolicy(await create(hidden(bytes(200))), says, "one of 200 KiB");
    const root = configMap("kube-root-ca.crt", "acme");
    const grown = (kib: number) => world.developer("acme").patch(root, { data: { more: bytes(kib) } }, dry);
    passes(await grown(200), "one that grows to 200 KiB");
    deniedByPolicy(await grown(260), says, "to 260 KiB");
    for (const [kind, make] of Object.entries(workloads)) {
      const env = (kib: number) => [{ name: "TEXT", value: bytes(kib) }];
      const sized = (kib: number) =>
        make("large", "acme", world.spec("acme", { container: { env: env(kib) } }));
      passes(await create(sized(50)), `a ${kind} of 50 KiB`);
      deniedByPolicy(await create(sized(70)), says, `a ${kind} of 70 KiB`);
    }
  }),
  check(
    "Q-1",
    "pods that have ended, which the count of pods leaves out: refused above the tenant's quota",
    async (world) => {
      // umbrella may have 4 pods, and 10 ended ones for each of its 2 Jobs.
      const maker = world.controller("job-controller");
      // Held back, or the nodes would say that they run.
      const held = world.spec("umbrella", { pod: { schedulingGates: [{ name: "umbrella.example/wait" }] } });
      const made = Array.from({ length: 24 }, (_, index) => barePod(`ended-${index}`, "umbrella", held));
      const more = barePod("ended", "umbrella", held);
      try {
        for (const each of made) {
          await until("room for a pod", async () => (await maker.create(each)).ok);
          passes(
            await world.admin.patch(each, { status: { phase: "Succeeded" } }, { subresource: "status" }),
            "its end",
          );
        }
        await until("no room for another", async () => {
          const reply = await maker.create(more, { dryRun: true });
          if (!reply.ok) deniedByServer(reply, /exceeded quota.*count.pods/, "the 25th");
          return !reply.ok;
        });
        const neighbours = { ...more, metadata: { ...more.metadata, namespace: "globex" } };
        passes(await maker.create(neighbours, { dryRun: true }), "the neighbour's");
      } finally {
        await Promise.all(made.map((each) => world.admin.remove(each)));
      }
    },
    { alone: true },
  ),
  check("Q-1", "revisions of StatefulSets: refused above the tenant's quota", async (world) => {
    // umbrella may have 1 StatefulSet.
    const revision = (name: string, namespace: string) =>
      object("apps/v1", "ControllerRevision", name, namespace, { revision: 1, data: {} });
    const maker = world.controller("statefulset-controller");
    const made = Array.from({ length: 15 }, (_, index) => revision(`kept-${index}`, "umbrella"));
    try {
      for (const each of made) passes(await maker.create(each), "one of 15");
      await until("no room for another", async () => {
        const reply = await maker.create(revision("more", "umbrella"), { dryRun: true });
        if (!reply.ok) deniedByServer(reply, /exceeded quota.*count.controllerrevisions/, "the 16th");
        return !reply.ok;
      });
      passes(await maker.create(revision("more", "globex"), { dryRun: true }), "the neighbour's");
    } finally {
      await Promise.all(made.map((each) => world.admin.remove(each)));
    }
  }),
  check("Q-1", "a second quota or other limits, or endpoints, of the tenant's own", async (world) => {
    const dryRun = { dryRun: true };
    const kinds = [
      object("v1", "LimitRange", "own", "acme", { spec: { limits: [] } }),
      object("v1", "Endpoints", "own", "acme", { subsets: [] }),
      object("discovery.k8s.io/v1", "EndpointSlice", "own", "acme", { addressType: "IPv4", endpoints: [] }),
    ];
    for (const own of kinds) {
      passes(await world.admin.create(own, dryRun), `the platform's own ${own.kind}`);
      forbidden(await world.person("acme", "admins").create(own, dryRun), `an admin's ${own.kind}`);
      deniedByPolicy(
        await world.mallory().create(own, dryRun),
        /only the platform writes/,
        `${own.kind}, overgranted`,
      );
    }
    const quota = object("v1", "ResourceQuota", "own", "acme", { spec: { hard: {} } });
    forbidden(await world.person("acme", "admins").create(quota, dryRun), "an admin's quota");
    deniedByPolicy(
      await world.mallory().create(quota, dryRun),
      /only the platform writes/,
      "a quota, overgranted",
    );
  }),
  limited("cpu", { cpu: "1" }, { cpu: "1100m" }),
  limited("memory", { memory: "1Gi" }, { memory: "1100Mi" }),
  limited("ephemeral-storage", { "ephemeral-storage": "2Gi" }, { "ephemeral-storage": "3Gi" }),
  check("Q-2", "a container that says nothing gets the tenant's requests and limits", async (world) => {
    const plain = ownedPod("probe", "umbrella", world.spec("umbrella"));
    const reply = await world.controller("replicaset-controller").create(plain, { dryRun: true });
    const { containers } = passes(reply, "a plain pod").spec as { containers: { resources: Resources }[] };
    const { requests, limits } = containers[0]?.resources ?? { requests: {}, limits: {} };
    equals(requests, { cpu: "100m", "ephemeral-storage": "256Mi", memory: "128Mi" }, "requests");
    equals(limits, { cpu: "1", "ephemeral-storage": "1Gi", memory: "512Mi" }, "limits");
  }),
  check("Q-2", "no CPU limit where the tenant's file sets no maximum", async (world) => {
    const plain = ownedPod("probe", "acme", world.spec("acme"));
    const reply = await world.controller("replicaset-controller").create(plain, { dryRun: true });
    const { containers } = passes(reply, "a plain pod").spec as { containers: { resources: Resources }[] };
    equals(containers[0]?.resources.limits, { "ephemeral-storage": "2Gi", memory: "512Mi" }, "limits");
  }),
];
