import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { api } from "../client/api.ts";
import { type Client, client } from "../client/client.ts";
import type { Resource } from "../client/discovery.ts";
import type { Transport } from "../client/transport.ts";
import { type Identity, impersonating, named, type User } from "./identity.ts";
import { addNodes, type NodeSpec, removeNodes } from "./nodes.ts";
import type { Processes } from "./processes.ts";
import { type Run, run } from "./run.ts";

/** A Kubernetes API server with its controllers, and nodes that kwok plays. */
export interface ControlPlane {
  /** Such as v1.36.3. */
  version: string;
  server: string;
  /** It was there before us: users are impersonated, and it lives on. */
  lasting: boolean;
  /** A member of system:masters, or whoever the given kubeconfig is. */
  admin: Client;
  /** One of the users it was started with, by name; or anyone, by impersonation. */
  as(user: string | User): Client;
  /** The path of a kubeconfig; the admin's without a user. */
  kubeconfig(user?: string | User): string;
  kubectl(args: string[], options?: { user?: string | User; input?: string }): Promise<Run>;
  /** Everything the server serves, in every version, subresources too. */
  resources(): Promise<Resource[]>;
  /** Adds nodes and waits until pods can run there. */
  addNodes(nodes: NodeSpec[]): Promise<void>;
  stop(keepLogs?: boolean): Promise<void>;
}

/** What a control plane is made of, wherever it runs. */
interface Parts {
  version: string;
  server: string;
  transport: Transport;
  admin: Identity;
  /** The users that were asked for. */
  users: Map<string, Identity>;
  /** The `cluster` entry of a kubeconfig. */
  cluster: object;
  processes: Processes;
  kubectl: string;
  /** It outlives us, so what we add has to be taken away again. */
  lasting: boolean;
  /** Starts kwok, the first time only. */
  kwok(kubeconfig: string): Promise<void>;
}

export function controlPlane(parts: Parts): ControlPlane {
  const { version, server, processes } = parts;
  const reach = api(parts.transport, parts.admin.headers);
  const admin = client(reach, parts.admin.headers);
  const added: NodeSpec[] = [];
  let stopped: Promise<void> | undefined;

  function identity(user: string | User | undefined): Identity {
    if (user === undefined) return parts.admin;
    return typeof user === "string" ? named(parts.users, user) : impersonating(parts.admin, user);
  }

  function kubeconfig(user?: string | User): string {
    return writeKubeconfig(processes.state, parts.cluster, identity(user).credentials);
  }

  async function stop(keepLogs?: boolean): Promise<void> {
    if (parts.lasting) await removeNodes(admin, added);
    await processes.stop(keepLogs);
  }

  return {
    version,
    server,
    lasting: parts.lasting,
    admin,
    as: (user) => client(reach, identity(user).headers),
    kubeconfig,
    kubectl: (args, { user, input = "" } = {}) =>
      run(parts.kubectl, ["--kubeconfig", kubeconfig(user), ...args], input),
    resources: reach.resources,
    async addNodes(nodes) {
      added.push(...nodes);
      await parts.kwok(kubeconfig());
      await addNodes(admin, nodes, processes.check);
    },
    stop(keepLogs) {
      stopped ??= stop(keepLogs);
      return stopped;
    },
  };
}

/** One file per set of credentials, named by their hash. */
export function writeKubeconfig(directory: string, cluster: object, credentials: object): string {
  const name = "tenancy";
  const content = JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster }],
    users: [{ name, user: credentials }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  });
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = join(directory, `${hash}.kubeconfig`);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}
