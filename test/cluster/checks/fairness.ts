import { fork } from "node:child_process";
import { once } from "node:events";
import { until } from "../client/until.ts";
import { check } from "../suite/check.ts";
import { holds, passes } from "../suite/expect.ts";
import { configMap } from "../suite/objects.ts";
import type { World } from "../suite/world.ts";

const level = (name: string) =>
  new RegExp(
    `^apiserver_flowcontrol_dispatched_requests_total\\{flow_schema="${name}",priority_level="([^"]+)"\\} (\\d+)`,
    "m",
  );

/** How many requests of the flow schema were served so far, and where. */
async function served(world: World, schema: string): Promise<{ level: string; count: number }> {
  const { body } = await world.admin.request<string>("GET", "/metrics", {
    headers: { accept: "text/plain" },
  });
  const [, at = "", count = "0"] = level(schema).exec(body) ?? [];
  return { level: at, count: Number(count) };
}

async function servedBy(
  world: World,
  schema: string,
  expected: string,
  ask: () => Promise<unknown>,
): Promise<void> {
  const before = (await served(world, schema)).count;
  for (let request = 0; request < 20; request++) await ask();
  const after = await served(world, schema);
  holds(after.count >= before + 20, `requests go by ${schema}: ${after.count - before} of 20`);
  holds(after.level === expected, `requests of ${schema} are served at ${expected}, not ${after.level}`);
}

/** A tenant that asks for too much waits behind itself. */
export const fairness = [
  check("Q-4", "people are served at the tenants' own level", (world) =>
    servedBy(world, "tenancy-tenants", "tenancy-tenants", () =>
      world.developer("acme").list(configMap("", "acme")),
    ),
  ),
  check("Q-4", "workloads are served there too, not among the platform's controllers", (world) =>
    servedBy(world, "tenancy-tenants", "tenancy-tenants", () =>
      world.workload("acme").get(configMap("a", "acme")),
    ),
  ),
  check("Q-4", "the platform's controllers are served apart from tenants", async (world) => {
    const controller = world.plane.as({
      name: "system:serviceaccount:ingress:controller",
      groups: ["system:serviceaccounts", "system:serviceaccounts:ingress"],
    });
    await servedBy(world, "tenancy-platform", "workload-low", () => controller.get(configMap("a", "acme")));
  }),
  check("Q-4", "one tenant floods the API server; another and the platform are served on", flood, {
    alone: true,
    slow: true,
    ownUsers: true,
  }),
];

const requests = 40;
/** Milliseconds: much, since the machine carries the flood as well; little beside a request's minute. */
const patience = 5000;

/** Milliseconds of the slowest of some requests, each of which must succeed. */
async function slowest(ask: () => ReturnType<World["admin"]["get"]>): Promise<number> {
  let worst = 0;
  for (let request = 0; request < requests; request++) {
    const start = performance.now();
    passes(await ask(), `request ${request} beside a flood`);
    worst = Math.max(worst, performance.now() - start);
  }
  return worst;
}

async function flood(world: World): Promise<void> {
  const root = (tenant: string) => configMap("kube-root-ca.crt", tenant);
  const neighbour = () => world.developer("acme").get(root("acme"));
  const platform = () => world.plane.as("deployer").get(root("kube-system"));
  await slowest(neighbour);
  const start = (await served(world, "tenancy-tenants")).count;
  const floods = async () => (await served(world, "tenancy-tenants")).count - start;
  const kubeconfig = world.plane.kubeconfig("arn:aws:iam::111122223333:role/globex-developers");
  // A process of its own: the neighbour must wait for the server, not for this one.
  const flooder = fork(new URL("../suite/flood.ts", import.meta.url), [kubeconfig, "globex"], {
    execArgv: ["--import", "tsx"],
  });
  try {
    await until("the flood runs", async () => (await floods()) > 300, 30);
    const before = await floods();
    const seconds = { neighbour: await slowest(neighbour), platform: await slowest(platform) };
    holds((await floods()) - before > 2 * requests, "the flood goes on beside them");
    holds(
      seconds.neighbour < patience,
      `a neighbour's slowest request takes ${Math.round(seconds.neighbour)} ms`,
    );
    holds(
      seconds.platform < patience,
      `the platform's slowest request takes ${Math.round(seconds.platform)} ms`,
    );
  } finally {
    flooder.kill();
    await once(flooder, "exit");
  }
}
