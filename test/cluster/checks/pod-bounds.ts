import type { Client } from "../client/client.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, equals, holds, passes } from "../suite/expect.ts";
import { object, ownedPod, workloads } from "../suite/objects.ts";
import { podAttack } from "../suite/pod-attack.ts";
import { requestAttack } from "../suite/request-attack.ts";
import { using } from "../suite/using.ts";

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const term = { topologyKey: "kubernetes.io/hostname", labelSelector: {} };
const preferred = { weight: 1, podAffinityTerm: term };

/** Lists of a pod that others wait for, by how many are too many. */
const lists: [what: string, most: number, make: (count: number) => Readonly<Record<string, unknown>>][] = [
  [
    "initContainers",
    50,
    (count) => ({ initContainers: many(count, (i) => ({ name: `i${i}`, image: "registry.example/app:1" })) }),
  ],
  ["volumes", 100, (count) => ({ volumes: many(count, (i) => ({ name: `v${i}`, emptyDir: {} })) })],
  [
    "tolerations",
    50,
    (count) => ({ tolerations: many(count, () => ({ key: "nvidia.com/gpu", operator: "Exists" })) }),
  ],
  [
    "topologySpreadConstraints",
    20,
    (count) => ({
      topologySpreadConstraints: many(count, (i) => ({
        maxSkew: 1,
        topologyKey: `k${i}`,
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: {},
      })),
    }),
  ],
  ...["podAffinity", "podAntiAffinity"].flatMap((kind): typeof lists => [
    [
      `terms of ${kind}`,
      20,
      (count) => ({
        affinity: { [kind]: { requiredDuringSchedulingIgnoredDuringExecution: many(count, () => term) } },
      }),
    ],
    [
      `preferred terms of ${kind}`,
      20,
      (count) => ({
        affinity: {
          [kind]: { preferredDuringSchedulingIgnoredDuringExecution: many(count, () => preferred) },
        },
      }),
    ],
  ]),
];

const className = (priorityClassName: string) => ({ pod: { priorityClassName } });

interface Admitted {
  spec: { priority?: number; preemptionPolicy?: string; priorityClassName?: string };
}

/** Priority, and the other things that a pod takes from all for itself. */
export const podBounds = [
  ...["system-cluster-critical", "system-node-critical"].map((name) =>
    podAttack({
      id: "Q-3",
      title: `priority class ${name}`,
      good: className("tenant-premium"),
      bad: className(name),
      says: /write priorityClassName: tenant-premium/,
    }),
  ),
  podAttack({
    id: "Q-3",
    title: "the priority class of a higher tier",
    tenant: "globex",
    good: className("tenant-regular"),
    bad: className("tenant-premium"),
    says: /write priorityClassName: tenant-regular/,
  }),
  podAttack({
    id: "Q-3",
    title: "the priority class of a lower tier",
    good: className("tenant-premium"),
    bad: className("tenant-regular"),
    says: /write priorityClassName: tenant-premium/,
  }),
  check("Q-3", "premium pods rank above regular ones, and end nobody else's", async (world) => {
    const ranks: number[] = [];
    for (const tenant of ["globex", "initech"] as const) {
      const made = ownedPod("probe", tenant, world.spec(tenant));
      const { spec } = passes(
        await world.controller("replicaset-controller").create(made, { dryRun: true }),
        "an ordinary pod",
      ) as unknown as Admitted;
      equals(spec.preemptionPolicy, "Never", `${tenant}'s preemption policy`);
      ranks.push(spec.priority ?? 0);
    }
    const [regular = 0, premium = 0] = ranks;
    holds(premium > regular && regular > 0, `${premium} of premium is above ${regular} of regular, above 0`);
  }),
  requestAttack({
    id: "Q-3",
    title: "a priority class of the tenant's own",
    as: (world) => world.person("acme", "admins"),
    bad: object("scheduling.k8s.io/v1", "PriorityClass", "acme", undefined, { value: 1000000 }),
    goodAs: (world) => world.admin,
    good: object("scheduling.k8s.io/v1", "PriorityClass", "acme", undefined, { value: 1000000 }),
    by: "rbac",
  }),
  podAttack({
    id: "Q-1",
    title: "a volume that no claim stands for and no quota counts",
    good: { pod: { volumes: [{ name: "data", emptyDir: {} }] } },
    bad: { pod: { volumes: [{ name: "data", csi: { driver: "ebs.csi.aws.com" } }] } },
    says: /use a PersistentVolumeClaim/,
  }),
  podAttack({
    id: "Q-1",
    title: "a pod that takes a year to end",
    good: { pod: { terminationGracePeriodSeconds: 3600 } },
    bad: { pod: { terminationGracePeriodSeconds: 31_536_000 } },
    says: /terminationGracePeriodSeconds is above/,
  }),
  ...lists.map(([what, most, make]) =>
    podAttack({
      id: "Q-1",
      title: `a pod with more ${what} than ${most}`,
      // Platform and API server add some; far more would be too large as well, and refused for that.
      good: { pod: make(most - 5) },
      bad: { pod: make(most + 5) },
      says: /a pod has at most \d+ /,
    }),
  ),
  check("Q-1", "a pod with more containers than 50", async (world) => {
    const spec = world.spec("globex");
    const amount = { memory: "1Mi", "ephemeral-storage": "1Mi" };
    const resources = { requests: { ...amount, cpu: "1m" }, limits: amount };
    const sized = (count: number) => ({
      ...spec,
      containers: many(count, (index) => ({ ...spec.containers[0], name: `c${index}`, resources })),
    });
    for (const [kind, make] of Object.entries({ ...workloads, Pod: ownedPod })) {
      const maker = kind === "Pod" ? world.controller("replicaset-controller") : world.developer("globex");
      const create = (count: number) => maker.create(make("probe", "globex", sized(count)), { dryRun: true });
      passes(await create(50), `50 in a ${kind}`);
      deniedByPolicy(await create(51), /at most 50 containers/, `51 in a ${kind}`);
    }
  }),
  check(
    "Q-4",
    "a StatefulSet of billions, which its controller would make in memory, for everybody",
    async (world) => {
      const set = (replicas: number) => workloads.StatefulSet("scaled", "acme", world.spec("acme"), replicas);
      const developer = world.developer("acme");
      const says = /at most 500 replicas/;
      passes(await developer.create(set(500), { dryRun: true }), "500");
      deniedByPolicy(await developer.create(set(2_147_483_647), { dryRun: true }), says, "billions");
      await using(world, [set(0)], async () => {
        const change = (replicas: number) =>
          developer.patch(set(0), { spec: { replicas } }, { dryRun: true });
        const scale = (as: Client, replicas: number) =>
          as.request("PUT", "/apis/apps/v1/namespaces/acme/statefulsets/scaled/scale", {
            body: object("autoscaling/v1", "Scale", "scaled", "acme", { spec: { replicas } }),
            dryRun: true,
          });
        passes(await change(500), "500 afterwards");
        deniedByPolicy(await change(501), says, "501 afterwards");
        for (const who of [developer, world.controller("horizontal-pod-autoscaler")]) {
          passes(await scale(who, 500), "scaled to 500");
          deniedByPolicy(await scale(who, 501), says, "scaled to 501");
        }
      });
    },
  ),
  ...(["Never", "IfNotPresent"] as const).map((imagePullPolicy) =>
    check(
      "MTB-PL1-CC-DI-1",
      `an image from the node's cache, by imagePullPolicy ${imagePullPolicy}`,
      async (world) => {
        const pod = (policy: string) =>
          ownedPod("probe", "acme", world.spec("acme", { container: { imagePullPolicy: policy } }));
        const maker = world.controller("replicaset-controller");
        passes(await maker.create(pod("Always"), { dryRun: true }), "a pod that pulls always");
        const reply = await maker.create(pod(imagePullPolicy), { dryRun: true });
        if (!world.variant.injects)
          return deniedByPolicy(reply, /imagePullPolicy: Always/, "without mutation");
        const { spec } = passes(reply, "with mutation") as unknown as {
          spec: { containers: { imagePullPolicy: string }[] };
        };
        equals(spec.containers[0]?.imagePullPolicy, "Always", "the pull policy");
      },
    ),
  ),
];
