import { until } from "../client/until.ts";
import { deniedByPolicy, equals, forbidden, holds, passes } from "../suite/expect.ts";
import { newcomer } from "../suite/newcomer.ts";
import { configMap, object, secret, workloads } from "../suite/objects.ts";
import { files, inState, people, transition, withNode } from "../suite/play.ts";
import { nodesOf, type RunningPod, uids } from "../suite/resident.ts";
import { podsOf, running, unschedulable } from "../suite/watch.ts";

const dryRun = { dryRun: true };
const settings = configMap("settings", newcomer);
/** Of a pod for a node that is not there yet. */
const late = {
  nodeSelector: { "kubernetes.io/hostname": "late" },
  containers: [{ name: "main", image: "registry.example/app:1" }],
};

/** A tenant that is stopped, starts again, and goes, with workloads running. */
export const states = [
  transition(
    "OPS-5",
    "frozen on the pool: what runs stays, what waits or is new does not start; thawed, all of it does",
    async (tenant, world) => {
      await tenant.become(files.pooled);
      const before = await tenant.start();
      const { developer, workload } = tenant;
      passes(await developer.create(workloads.Deployment("late", newcomer, late)), "a pod that waits");
      await unschedulable(world, newcomer, "late");
      await tenant.become(inState(files.pooled, "frozen"));
      equals(uids(await tenant.pods()), uids(before), "its pods");

      passes(await developer.get(object("apps/v1", "Deployment", "web", newcomer)), "looking");
      forbidden(await developer.create(settings, dryRun), "writing");
      forbidden(await developer.get(secret("own", newcomer)), "a Secret");
      passes(await workload.list(settings), "a workload's looking");
      deniedByPolicy(await workload.create(settings, dryRun), /read-only/, "a workload's writing");
      const [web] = before as [RunningPod];
      await world.admin.remove({ apiVersion: "v1", kind: "Pod", metadata: web.metadata });

      await withNode(world, "late", async () => {
        const neighbours = workloads.Deployment("late", "globex", late);
        passes(await world.developer("globex").create(neighbours), "a neighbour's pod for the same node");
        await running(world, "globex", "late");
        await world.admin.remove(neighbours);
        await until("the scheduler is refused", async () =>
          (await tenant.stranded()).some((said) => /tenant stark is frozen, no pod starts/.test(said)),
        );
        const [waiting] = await podsOf(world, newcomer, "late");
        equals(waiting?.spec.nodeName ?? "none", "none", "the node of the pod that waited");
        equals((await podsOf(world, newcomer, "web")).length, 1, "of two pods, one deleted, those left");

        await tenant.become(files.pooled);
        await tenant.pods();
        await running(world, newcomer, "late", 1, 40);
        passes(await workload.create(settings, dryRun), "a workload's writing");
        passes(await developer.create(settings, dryRun), "a developer's");
      });
    },
  ),
  transition(
    "OPS-5",
    "frozen on own nodes: they go, and what ran there; thawed, it comes back to its volume",
    async (tenant, world) => {
      await tenant.become(files.dedicated);
      equals(nodesOf(await tenant.start()), [`${newcomer}.nodes`], "where it runs");
      const volume = await tenant.volume();
      await tenant.become(inState(files.dedicated, "frozen"));
      const node = object("v1", "Node", `${newcomer}.nodes`, undefined);
      equals((await world.admin.get(node)).status, 404, "its node");
      const pods = Object.keys(await tenant.contents()).filter((each) => each.startsWith("pods "));
      // One that waited would have the autoscaler bring the nodes back.
      equals(pods, [], "pods that run or wait");
      await tenant.become(files.dedicated);
      equals(nodesOf(await tenant.pods()), [`${newcomer}.nodes`], "where it runs again");
      equals(await tenant.volume(), volume, "its volume");
    },
  ),
  transition(
    "OPS-5",
    "offboarded, nobody gets in; removed, namespace and volumes go; added again, nothing of the old is there",
    async (tenant, world) => {
      await tenant.become(files.pooled);
      const fresh = await tenant.contents();
      const pods = await tenant.start();
      const [volume, developer] = [await tenant.volume(), tenant.developer];
      await tenant.become(inState(files.pooled, "offboarding"));
      const letIn = people.filter((persona) => tenant.person(persona) !== undefined);
      equals(letIn, [], "people who get in");
      forbidden(await developer.create(settings, dryRun), "writing by one who is still in");
      equals(uids(await tenant.pods()), uids(pods), "its pods, until it is removed");

      await tenant.become(null);
      equals(await tenant.contents(), {}, "what is left of it");
      const disk = object("v1", "PersistentVolume", volume ?? "", undefined);
      await until("its volume is gone", async () => (await world.admin.get(disk)).status === 404);

      await tenant.become(files.pooled);
      const again = await tenant.contents();
      equals(Object.keys(again), Object.keys(fresh), "what it has");
      const isNew = Object.keys(again).every((key) => again[key] !== fresh[key]);
      holds(isNew, "all of it is new");
      equals((await tenant.start()).length, 3, "pods that it can start");
    },
  ),
];
