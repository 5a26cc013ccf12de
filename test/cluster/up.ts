import { once } from "node:events";
import { openControlPlane, Unavailable } from "./control-plane/index.ts";

// A control plane to try things on, until Ctrl-C:
//   npx tsx test/cluster/up.ts [user=group,group…]…

const users = process.argv.slice(2).map((word) => {
  const [name = "", groups = ""] = word.split("=");
  return { name, groups: groups === "" ? [] : groups.split(",") };
});

try {
  const plane = await openControlPlane({ users });
  try {
    await plane.addNodes([{ name: "system-1" }]);
    console.log(`export KUBECONFIG=${plane.kubeconfig()}`);
    for (const { name } of users) console.log(`# ${name}: ${plane.kubeconfig(name)}`);
    console.error(`Kubernetes ${plane.version} at ${plane.server}; Ctrl-C ends it`);
    const waiting = setInterval(() => {}, 60_000);
    await Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
    clearInterval(waiting);
  } finally {
    await plane.stop();
  }
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
