import type { Reply } from "../client/client.ts";
import { until } from "../client/until.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { type Check, check } from "../suite/check.ts";
import { deniedByServer, holds, passes } from "../suite/expect.ts";
import {
  autoscaler,
  claim,
  configMap,
  described,
  disruptionBudget,
  ingress,
  networkPolicy,
  object,
  role,
  roleBinding,
  secret,
  service,
  workloads,
} from "../suite/objects.ts";
import type { World } from "../suite/world.ts";

const tenant = "umbrella";
const idle = (world: World) => world.spec(tenant);

interface Counted {
  readonly what: string;
  /** As umbrella's file says. */
  readonly atMost: number;
  readonly make: (world: World, name: string) => KubeObject;
}

const counted: readonly Counted[] = [
  { what: "Services", atMost: 3, make: (_, name) => service(name, tenant) },
  { what: "ConfigMaps", atMost: 3, make: (_, name) => configMap(name, tenant) },
  { what: "Secrets", atMost: 2, make: (_, name) => secret(name, tenant) },
  { what: "PersistentVolumeClaims", atMost: 2, make: (_, name) => claim(name, tenant, gp3, "1Mi") },
  { what: "ServiceAccounts", atMost: 3, make: (_, name) => object("v1", "ServiceAccount", name, tenant) },
  {
    what: "ReplicationControllers",
    atMost: 1,
    make: (world, name) => workloads.ReplicationController(name, tenant, idle(world), 0),
  },
  {
    what: "Deployments",
    atMost: 2,
    make: (world, name) => paused(workloads.Deployment(name, tenant, idle(world), 0)),
  },
  {
    what: "ReplicaSets",
    atMost: 4,
    make: (world, name) => workloads.ReplicaSet(name, tenant, idle(world), 0),
  },
  {
    what: "StatefulSets",
    atMost: 1,
    make: (world, name) => workloads.StatefulSet(name, tenant, idle(world), 0),
  },
  { what: "Jobs", atMost: 2, make: (world, name) => suspended(workloads.Job(name, tenant, idle(world))) },
  {
    what: "CronJobs",
    atMost: 1,
    make: (world, name) => suspended(workloads.CronJob(name, tenant, idle(world))),
  },
  { what: "Ingresses", atMost: 1, make: (_, name) => ingress(name, tenant) },
  {
    what: "NetworkPolicies",
    atMost: 2,
    make: (_, name) => networkPolicy(name, tenant, { policyTypes: ["Ingress"] }),
  },
  { what: "HorizontalPodAutoscalers", atMost: 1, make: (_, name) => autoscaler(name, tenant) },
  { what: "PodDisruptionBudgets", atMost: 1, make: (_, name) => disruptionBudget(name, tenant) },
  { what: "Roles", atMost: 4, make: (_, name) => role(name, tenant, []) },
  {
    what: "RoleBindings",
    atMost: 4,
    make: (_, name) => roleBinding(name, tenant, { kind: "Role", name: "tenant-viewers" }, []),
  },
];

const gp3 = { storageClassName: "tenant-gp3" };
/** It makes no ReplicaSet, which would count too. */
const paused = (each: KubeObject) => ({ ...each, spec: { ...(each.spec as object), paused: true } });
const suspended = (each: KubeObject) => ({ ...each, spec: { ...(each.spec as object), suspend: true } });

/** As many as the quota says, and not one more; beside it a neighbour who may. */
const countCheck = ({ what, atMost, make }: Counted): Check =>
  check(
    "Q-1",
    `${what}: the tenant's ${atMost} and not one more; its neighbour is not held up`,
    async (world) => {
      const author = world.person(tenant, "admins");
      const made: KubeObject[] = [];
      const probe = make(world, "probe");
      const existing = await count(world, probe);
      holds(existing < atMost, `there is room for one of the ${what}`);
      try {
        while (existing + made.length < atMost) {
          const next = make(world, `count-${made.length}`);
          passes(await uncontested(() => author.create(next)), `number ${existing + made.length + 1}`);
          made.push(next);
        }
        // The quota counts by events: it may know of an object a moment late.
        await until(
          `no more than ${atMost} ${what}`,
          async () => {
            const reply = await author.create(probe, { dryRun: true });
            if (!reply.ok) deniedByServer(reply, /exceeded quota/, probe.kind);
            return !reply.ok;
          },
          3,
        );
        const neighbours = described(make(world, "probe"), { namespace: "globex" });
        passes(
          await world.person("globex", "admins").create(neighbours, { dryRun: true }),
          "the neighbour's",
        );
      } finally {
        await Promise.all(made.map((each) => world.admin.remove(each)));
      }
    },
    { variants: ["standard", "without mutation"] },
  );

/** Where the quota changes under it too often, the API server asks to try again. */
const uncontested = (attempt: () => Promise<Reply>): Promise<Reply> =>
  until("the quota is not contested", async () => {
    const reply = await attempt();
    return reply.status !== 409 && reply;
  });

async function count(world: World, { apiVersion, kind }: KubeObject): Promise<number> {
  const listed = await world.admin.list({ apiVersion, kind, metadata: { namespace: tenant } });
  return passes(listed, `listing ${kind}`).items.length;
}

/** Every count of the quota. */
export const counts = counted.map(countCheck);
