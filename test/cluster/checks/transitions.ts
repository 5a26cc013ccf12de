import { until } from "../client/until.ts";
import { equals, forbidden, passes } from "../suite/expect.ts";
import { newcomer } from "../suite/newcomer.ts";
import { configMap, workloads } from "../suite/objects.ts";
import { files, transition } from "../suite/play.ts";
import { classesOf, nodesOf, uids } from "../suite/resident.ts";

const dryRun = { dryRun: true };
const settings = configMap("settings", newcomer);

/** A tenant that comes and changes, with workloads running. */
export const transitions = [
  transition("I-1", "a tenant is added and works; applied again, nothing of it changes", async (tenant) => {
    await tenant.become(files.pooled);
    const pods = await tenant.start();
    equals(nodesOf(pods), ["platform.pool"], "where its pods run");
    passes(await tenant.workload.create(settings, dryRun), "what its pods may do");
    forbidden(await tenant.let("viewers").create(settings, dryRun), "a viewer's writing");
    const before = await tenant.contents();
    await tenant.again();
    equals(await tenant.contents(), before, "what it has");
  }),
  transition(
    "Q-3",
    "a change of tier: pods that run go on as they are, new ones rank higher",
    async (tenant) => {
      await tenant.become(files.pooled);
      const before = await tenant.start();
      equals(classesOf(before), ["tenant-regular 1000"], "priority before");
      await tenant.become(files.premium);
      const after = await tenant.pods();
      equals(uids(after), uids(before), "its pods");
      equals(classesOf(after), ["tenant-regular 1000"], "their priority");
      const anew = await tenant.restart("Deployment", "web", 2);
      equals(classesOf(anew), ["tenant-premium 10000"], "that of new ones");
      passes(await tenant.workload.create(settings, dryRun), "what its pods may do");
    },
  ),
  transition(
    "N-1",
    "from the pool to own nodes and back: no pod is without a node to run on",
    async (tenant) => {
      await tenant.become(files.pooled);
      const pods = await tenant.start();
      const volume = await tenant.volume();
      await tenant.become(files.dedicated);
      equals(uids(await tenant.pods()), uids(pods), "pods that run stay until they are restarted");
      const web = await tenant.restart("Deployment", "web", 2);
      const moved = [...web, ...(await tenant.restart("StatefulSet", "db", 1))];
      equals(nodesOf(moved), [`${newcomer}.nodes`], "where the new ones run");
      await tenant.become(files.pooled);
      const back = await tenant.pods();
      equals(nodesOf(back), ["platform.pool"], "where they run when their nodes have gone");
      equals(await tenant.volume(), volume, "the volume of its claim");
      equals(await tenant.stranded(), [], "what was said of pods without a node");
      // Nothing was said; but something would have been.
      const spec = { nodeSelector: { "kubernetes.io/hostname": "none" }, containers: [container] };
      passes(
        await tenant.developer.create(workloads.Deployment("lost", newcomer, spec)),
        "a pod for no node",
      );
      await until("it is told", async () => (await tenant.stranded()).length > 0);
    },
  ),
];

const container = { name: "main", image: "registry.example/app:1" };
