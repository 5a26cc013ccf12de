import { until } from "../client/until.ts";
import { type Check, check } from "../suite/check.ts";
import { equals, holds, passes } from "../suite/expect.ts";
import { object, pod } from "../suite/objects.ts";
import { type Resident, residentPod, residents } from "../suite/resident.ts";
import { running, unschedulable } from "../suite/watch.ts";
import type { World } from "../suite/world.ts";

const nodesOf: Record<Resident, string> = {
  acme: "acme",
  "acme-eu": "acme-eu",
  globex: "pool",
  initech: "pool",
};
const groups = [...new Set(Object.values(nodesOf))];

async function nodeLabel(world: World, nodeName: string | undefined): Promise<string | undefined> {
  const { metadata } = passes(
    await world.admin.get(object("v1", "Node", nodeName ?? "", undefined)),
    "the node",
  );
  return metadata.labels?.tenant;
}

const ordinary = (tenant: Resident): Check =>
  check(
    "N-1",
    `an ordinary Deployment of ${tenant} runs on ${nodesOf[tenant] === "pool" ? "the pool" : "its own nodes"}`,
    async (world) => {
      const { spec } = await residentPod(world, tenant);
      equals(await nodeLabel(world, spec.nodeName), nodesOf[tenant], "the node's label");
    },
  );

/** Where a pod with these tolerations, bound to nothing but a selector, ends up. */
const platformPod = (name: string, nodes: string, effects: readonly string[]) =>
  pod(name, "default", {
    nodeSelector: { tenant: nodes },
    tolerations: effects.map((effect) => ({ key: "tenant", operator: "Equal", value: nodes, effect })),
    containers: [{ name: "main", image: "registry.example/app:1" }],
    terminationGracePeriodSeconds: 1,
  });

const closedToOthers = (nodes: string): Check =>
  check(
    "HI-7",
    `nodes of ${nodes}: none but its pods are put there`,
    async (world) => {
      const welcome = platformPod(`welcome-${nodes}`, nodes, ["NoSchedule", "NoExecute"]);
      const stranger = platformPod(`stranger-${nodes}`, nodes, ["NoExecute"]);
      try {
        for (const each of [welcome, stranger]) passes(await world.admin.create(each), "a platform's pod");
        const [there] = await running(world, "default", `welcome-${nodes}`);
        equals(await nodeLabel(world, there?.spec.nodeName), nodes, "where a tolerating pod runs");
        holds(
          /untolerated taint/.test(await unschedulable(world, "default", `stranger-${nodes}`)),
          "the taint keeps it out",
        );
      } finally {
        await Promise.all([welcome, stranger].map((each) => world.admin.remove(each)));
      }
    },
    { slow: true },
  );

const throwsOut = (nodes: string): Check =>
  check(
    "HI-7",
    `nodes of ${nodes}: whoever passes the scheduler by is thrown out`,
    async (world) => {
      const { metadata } =
        passes(
          await world.admin.list(object("v1", "Node", "", undefined), {
            query: { labelSelector: `tenant=${nodes}` },
          }),
          "nodes",
        ).items[0] ?? {};
      const bound = (name: string, effects: readonly string[]) => {
        const each = platformPod(name, nodes, effects);
        return { ...each, spec: { ...(each.spec as object), nodeName: metadata?.name } };
      };
      const welcome = bound(`bound-${nodes}`, ["NoSchedule", "NoExecute"]);
      const stranger = bound(`smuggled-${nodes}`, ["NoSchedule"]);
      try {
        for (const each of [welcome, stranger]) passes(await world.admin.create(each), "a platform's pod");
        await until("the stranger is gone", async () => (await world.admin.get(stranger)).status === 404, 8);
        await running(world, "default", `bound-${nodes}`);
      } finally {
        await Promise.all([welcome, stranger].map((each) => world.admin.remove(each)));
      }
    },
    { slow: true },
  );

/** Whose pods are on whose nodes. */
export const nodes = [
  ...residents.map(ordinary),
  ...groups.map(closedToOthers),
  ...groups.map(throwsOut),
  check(
    "N-2",
    "system nodes are not tainted: the platform's own pods run there",
    async (world) => {
      const plain = pod("system", "default", {
        containers: [{ name: "main", image: "registry.example/app:1" }],
        terminationGracePeriodSeconds: 1,
      });
      try {
        passes(await world.admin.create(plain), "a platform's pod");
        const [there] = await running(world, "default", "system");
        equals(await nodeLabel(world, there?.spec.nodeName), undefined, "the node's label");
      } finally {
        await world.admin.remove(plain);
      }
    },
    { slow: true },
  ),
];
