import { check } from "../suite/check.ts";
import { deniedByPolicy, equals, holds, passes } from "../suite/expect.ts";
import { object, ownedPod } from "../suite/objects.ts";
import { podAttack } from "../suite/pod-attack.ts";
import { requestAttack } from "../suite/request-attack.ts";

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
