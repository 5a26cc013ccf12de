import type { KubeObject, Reply } from "../control-plane/index.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, deniedByServer, holds, passes } from "../suite/expect.ts";
import { workloads } from "../suite/objects.ts";
import { residentPod } from "../suite/resident.ts";
import { using } from "../suite/using.ts";
import { running } from "../suite/watch.ts";
import type { World } from "../suite/world.ts";

const drop = { capabilities: { drop: ["ALL"] }, allowPrivilegeEscalation: false };

/** What `kubectl debug` adds to a running pod. */
export const ephemeral = [
  check("Q-1", "ephemeral containers by the hundred", async (world) => {
    const resident = await residentPod(world, "acme");
    passes(await debug(world, resident, {}, 20), "20");
    deniedByPolicy(await debug(world, resident, {}, 100), /at most 20 ephemeral containers/, "100");
  }),
  check("CPI-8", "an ephemeral container: as bounded as any other", async (world) => {
    const resident = await residentPod(world, "acme");
    const add = (securityContext: object) => debug(world, resident, { securityContext });
    passes(await debug(world, resident), "an ordinary one");
    const violates = (what: string) => new RegExp(`violates PodSecurity.*${what}`);
    deniedByServer(await add({ privileged: true }), violates("privileged"), "a privileged one");
    const capable = { ...drop, capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] } };
    deniedByServer(await add(capable), violates("capabilities"), "a capability");
    deniedByServer(await add({ ...drop, runAsUser: 0 }), violates("runAsUser"), "root");
  }),
  check(
    "CPI-8",
    "an ephemeral container that is root in the pod's own user namespace, which Pod Security allows",
    async (world) => {
      const spec = world.spec("acme", { pod: { hostUsers: false, terminationGracePeriodSeconds: 1 } });
      await using(world, [workloads.Deployment("apart", "acme", spec)], async () => {
        const pods = await running(world, "acme", "apart");
        const add = (more: object) =>
          debug(world, pods[0] as KubeObject, { securityContext: { ...drop, ...more } });
        passes(await add({ runAsUser: 1000 }), "another user");
        for (const root of [{ runAsUser: 0 }, { runAsNonRoot: false }]) {
          deniedByPolicy(await add(root), /no container runs as root/, JSON.stringify(root));
        }
      });
    },
    { slow: true },
  ),
  check("CPI-8", "an ephemeral container with an image from the node's cache", async (world) => {
    const resident = await residentPod(world, "acme");
    passes(await debug(world, resident, { imagePullPolicy: "Always" }), "pulled");
    const reply = await debug(world, resident, { imagePullPolicy: "Never" });
    if (!reply.ok) return deniedByPolicy(reply, /imagePullPolicy: Always/, "from the cache");
    const { ephemeralContainers } = reply.body.spec as {
      ephemeralContainers: { imagePullPolicy: string }[];
    };
    holds(ephemeralContainers[0]?.imagePullPolicy === "Always", "it is pulled all the same");
  }),
];

/** Adds containers to the pod in a dry run, as acme's developer. */
function debug(world: World, { metadata }: KubeObject, container: object = {}, count = 1): Promise<Reply> {
  const complete = world.variant.injects ? {} : { imagePullPolicy: "Always", securityContext: drop };
  const added = Array.from({ length: count }, (_, index) => ({
    name: `debug-${index}`,
    image: "registry.example/debug:1",
    ...complete,
    ...container,
  }));
  return world
    .developer("acme")
    .patch(
      { apiVersion: "v1", kind: "Pod", metadata },
      [{ op: "add", path: "/spec/ephemeralContainers", value: added }],
      { subresource: "ephemeralcontainers", dryRun: true },
    );
}
