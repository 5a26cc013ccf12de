import { join } from "node:path";
import { UsageError } from "../../../cli/command.ts";
import { overSocket } from "../client/transport.ts";
import { until } from "../client/until.ts";
import { binaries } from "./binaries.ts";
import { type ControlPlane, controlPlane } from "./control-plane.ts";
import { hasDisks, playDisks } from "./disks.ts";
import { type Identity, impersonating, type User } from "./identity.ts";
import { startKwok } from "./kwok.ts";
import { type Processes, processes } from "./processes.ts";
import { run } from "./run.ts";
import { Unavailable } from "./unavailable.ts";

/** A cluster that is there already, reached as the kubeconfig's user, who must be allowed to impersonate. */
export async function existingControlPlane(
  file: string,
  users: User[],
  log: (line: string) => void,
): Promise<ControlPlane> {
  const { cluster, user } = await read(file);
  const admin: Identity = { headers: {}, credentials: user };
  const running = processes();
  try {
    const { transport, version } = await proxy(file, running);
    let kwok: Promise<void> | undefined;
    const plane = controlPlane({
      version,
      server: cluster.server,
      transport,
      cluster,
      kubectl: "kubectl",
      processes: running,
      admin,
      lasting: true,
      users: new Map(users.map((each) => [each.name, impersonating(admin, each)])),
      kwok(kubeconfig) {
        kwok ??= binaries(log, ["kwok"]).then((programs) => startKwok(programs, running, kubeconfig));
        return kwok;
      },
    });
    if (!(await hasDisks(plane.admin))) void playDisks(plane.admin, running.end);
    return plane;
  } catch (error) {
    await running.stop(true);
    throw error;
  }
}

async function read(file: string) {
  const args = ["--kubeconfig", file, "config", "view", "--minify", "--flatten", "--raw", "-o", "json"];
  const { code, stdout, stderr } = await run("kubectl", args).catch((error: Error) => {
    throw new Unavailable(`TENANCY_KUBECONFIG needs kubectl: ${error.message}`);
  });
  if (code !== 0) throw new UsageError(`TENANCY_KUBECONFIG: ${stderr.trim()}`);
  const { clusters, users } = JSON.parse(stdout) as {
    clusters: { cluster: { server: string } }[] | null;
    users: { user: Record<string, unknown> }[] | null;
  };
  const [cluster, user] = [clusters?.[0]?.cluster, users?.[0]?.user];
  if (!cluster || !user) throw new UsageError(`TENANCY_KUBECONFIG: ${file} has no current context`);
  return { cluster, user };
}

/** kubectl knows every way to log in; its socket is in a directory that only we can enter. */
async function proxy(file: string, running: Processes) {
  const socket = join(running.state, "proxy.sock");
  const flags = { kubeconfig: file, "unix-socket": socket, "disable-filter": true };
  running.start("kubectl-proxy", "kubectl", flags, ["proxy"]);
  const transport = overSocket(socket);
  const version = await until("kubectl proxy answers", async () => {
    running.check();
    const answer = await transport({ method: "GET", path: "/version", headers: {} }).catch(() => undefined);
    return answer?.status === 200 && (JSON.parse(answer.body) as { gitVersion: string }).gitVersion;
  });
  return { transport, version };
}
