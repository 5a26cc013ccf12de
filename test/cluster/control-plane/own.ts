import { join } from "node:path";
import { type Binaries, binaries } from "./binaries.ts";
import { type Program, version } from "./build.ts";
import { type ControlPlane, controlPlane, writeKubeconfig } from "./control-plane.ts";
import { issueCredentials } from "./credentials.ts";
import { playDisks } from "./disks.ts";
import { apiServer, certificate, controllerManager, etcd, scheduler } from "./flags.ts";
import { named, type User } from "./identity.ts";
import { startKwok } from "./kwok.ts";
import { freePorts } from "./ports.ts";
import { type Flags, type Processes, processes } from "./processes.ts";
import { whenHealthy, whenReady, whenSettled } from "./ready.ts";

/** A control plane of our own; it ends with this process at the latest. */
export async function ownControlPlane(users: User[], log: (line: string) => void): Promise<ControlPlane> {
  const programs = await binaries(log);
  const running = processes();
  try {
    return await started(programs, running, users);
  } catch (error) {
    await running.stop(true);
    throw error;
  }
}

// A name that no caller gives to a user.
const admin = { name: "control-plane:admin", groups: ["system:masters"] };
const manager = { name: "system:kube-controller-manager" };
const binder = { name: "system:kube-scheduler" };

async function started(programs: Binaries, running: Processes, users: User[]): Promise<ControlPlane> {
  const keys = {
    certificates: join(running.state, "pki"),
    tokens: join(running.state, "tokens.csv"),
    serviceAccounts: join(running.state, "service-accounts.key"),
  };
  const identities = issueCredentials(keys, [...users, admin, manager, binder]);
  const [port = 0, etcdPort = 0, peerPort = 0] = await freePorts(3);
  const server = `https://127.0.0.1:${port}`;
  const start = (program: Program, flags: Flags) => running.start(program, programs.path(program), flags);

  start("etcd", etcd(join(running.state, "etcd"), etcdPort, peerPort));
  // Without it the API server's first attempt fails, and the next is a second later.
  await whenHealthy(`http://127.0.0.1:${etcdPort}/health`, running);
  start("kube-apiserver", apiServer(keys, port, etcdPort));
  const transport = await whenReady(
    server,
    certificate(keys),
    named(identities, admin.name).headers,
    running,
  );

  const cluster = { server, "certificate-authority": certificate(keys) };
  const kubeconfig = ({ name }: User) =>
    writeKubeconfig(running.state, cluster, named(identities, name).credentials);
  start("kube-controller-manager", controllerManager(keys, kubeconfig(manager)));
  start("kube-scheduler", scheduler(kubeconfig(binder)));
  startKwok(programs, running, kubeconfig(admin));

  const plane = controlPlane({
    version,
    server,
    transport,
    admin: named(identities, admin.name),
    users: identities,
    cluster,
    processes: running,
    kubectl: programs.path("kubectl"),
    lasting: false,
    kwok: async () => {},
  });
  await whenSettled(plane.admin, running);
  void playDisks(plane.admin, running.end);
  return plane;
}
