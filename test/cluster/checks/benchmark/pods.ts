import type { Client } from "../../client/client.ts";
import { type Check, check } from "../../suite/check.ts";
import { deniedByPolicy, deniedByServer, passes } from "../../suite/expect.ts";
import { ownedPod, type PodChange, pod, service } from "../../suite/objects.ts";
import type { World } from "../../suite/world.ts";

// The Multi-Tenancy Benchmark's 19 checks, from their descriptions; each begins with what the tenant can do.

const dryRun = { dryRun: true };
const admin = (world: World): Client => world.person("acme", "admins");

const podCheck = (
  id: string,
  title: string,
  bad: PodChange,
  why: RegExp,
  says: "server" | "policy" = "server",
): Check =>
  check(`MTB-${id}`, title, async (world) => {
    const create = (change: PodChange) => {
      const spec = world.spec("acme", change);
      return world
        .podMaker("acme")
        .create(world.variant.barePods ? pod("mtb", "acme", spec) : ownedPod("mtb", "acme", spec), dryRun);
    };
    passes(await create({}), "the benchmark's base pod");
    (says === "server" ? deniedByServer : deniedByPolicy)(await create(bad), why, title);
  });

const inContainer = (securityContext: object): PodChange => ({ container: { securityContext } });
const violates = (what: string) => new RegExp(`violates PodSecurity.*${what}`);

/** Pods and Services that the benchmark wants blocked. */
export const benchmarkPods = [
  podCheck(
    "PL1-BC-CPI-3",
    "Block add capabilities",
    inContainer({ capabilities: { add: ["SETPCAP"] } }),
    violates("capabilities"),
  ),
  podCheck(
    "PL1-BC-CPI-4",
    "Require run as non-root user",
    inContainer({ runAsNonRoot: false }),
    violates("runAsNonRoot"),
  ),
  podCheck(
    "PL1-BC-CPI-5",
    "Block privileged containers",
    inContainer({ privileged: true, allowPrivilegeEscalation: true }),
    violates("privileged"),
  ),
  podCheck(
    "PL1-BC-CPI-6",
    "Block privilege escalation",
    inContainer({ allowPrivilegeEscalation: true }),
    violates("allowPrivilegeEscalation"),
  ),
  podCheck(
    "PL1-BC-HI-1",
    "Block use of bind mounts",
    { pod: { volumes: [{ name: "host", hostPath: { path: "/" } }] } },
    violates("hostPath"),
  ),
  check("MTB-PL1-BC-HI-1", "Block use of NodePort services", async (world) => {
    passes(await admin(world).create(service("mtb", "acme"), dryRun), "an ordinary Service");
    deniedByPolicy(
      await admin(world).create(service("mtb", "acme", { type: "NodePort" }), dryRun),
      /NodePort is not for tenants/,
      "a NodePort Service",
    );
  }),
  podCheck(
    "PL1-BC-HI-3",
    "Block use of host networking",
    { pod: { hostNetwork: true } },
    violates("host namespaces"),
  ),
  podCheck(
    "PL1-BC-HI-3",
    "Block use of host ports",
    { container: { ports: [{ containerPort: 80, hostPort: 80 }] } },
    violates("hostPort"),
  ),
  podCheck("PL1-BC-HI-4", "Block use of host PID", { pod: { hostPID: true } }, violates("host namespaces")),
  podCheck("PL1-BC-HI-5", "Block use of host IPC", { pod: { hostIPC: true } }, violates("host namespaces")),
];
