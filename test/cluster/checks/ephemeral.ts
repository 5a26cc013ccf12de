import { check } from "../suite/check.ts";
import { deniedByPolicy, deniedByServer, holds, passes, refused } from "../suite/expect.ts";
import { residentPod } from "../suite/resident.ts";
import type { World } from "../suite/world.ts";

const dryRun = { dryRun: true };

/** What `kubectl debug` adds to a running pod. */
export const ephemeral = ephemeralChecks();

function ephemeralChecks() {
  const add = async (world: World, container: object) => {
    const { metadata } = await residentPod(world, "acme");
    const complete = {
      imagePullPolicy: "Always",
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
    };
    const debug = {
      name: "debug",
      image: "registry.example/debug:1",
      ...(!world.variant.injects && complete),
      ...container,
    };
    const patch = [{ op: "add", path: "/spec/ephemeralContainers", value: [debug] }];
    return world.developer("acme").patch({ apiVersion: "v1", kind: "Pod", metadata }, patch, {
      subresource: "ephemeralcontainers",
      ...dryRun,
    });
  };
  return [
    check("CPI-8", "an ephemeral container: as bounded as any other", async (world) => {
      passes(await add(world, {}), "an ordinary one");
      deniedByServer(
        await add(world, { securityContext: { privileged: true } }),
        /violates PodSecurity.*privileged/,
        "a privileged one",
      );
      deniedByServer(
        await add(world, {
          securityContext: {
            capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] },
            allowPrivilegeEscalation: false,
          },
        }),
        /violates PodSecurity.*capabilities/,
        "a capability",
      );
      refused(
        await add(world, {
          securityContext: { runAsUser: 0, allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
        }),
        "root",
      );
    }),
    check("CPI-8", "an ephemeral container with an image from the node's cache", async (world) => {
      passes(await add(world, { imagePullPolicy: "Always" }), "pulled");
      const reply = await add(world, { imagePullPolicy: "Never" });
      if (!reply.ok) return deniedByPolicy(reply, /imagePullPolicy: Always/, "from the cache");
      const { ephemeralContainers } = reply.body.spec as {
        ephemeralContainers: { imagePullPolicy: string }[];
      };
      holds(ephemeralContainers[0]?.imagePullPolicy === "Always", "it is pulled all the same");
    }),
  ];
}
