import { existsSync, readFileSync } from "node:fs";
import type { Client } from "../client/client.ts";
import { type Headers, overTls, type Transport } from "../client/transport.ts";
import { until } from "../client/until.ts";
import type { Processes } from "./processes.ts";

/** The way to a server that has made its certificate and says it is ready. */
export function whenReady(
  server: string,
  ca: string,
  headers: Headers,
  running: Processes,
): Promise<Transport> {
  return wait("the API server is ready", running, async () => {
    if (!existsSync(ca)) return undefined;
    const transport = overTls(server, readFileSync(ca, "utf8"));
    const answer = await transport({ method: "GET", path: "/readyz", headers }).catch(() => undefined);
    return answer?.status === 200 && transport;
  });
}

export function whenHealthy(url: string, running: Processes): Promise<boolean> {
  return wait(`${url} answers`, running, async () => (await fetch(url).catch(() => undefined))?.ok);
}

/**
 * Waits for what the controllers set up. Before that, pods are refused for want of a service account,
 * and the built-in roles are empty, so that every "denied" would hold for the wrong reason.
 */
export async function whenSettled(admin: Client, running: Processes): Promise<void> {
  const roles = ["admin", "edit", "view"].map(
    (role) => `/apis/rbac.authorization.k8s.io/v1/clusterroles/${role}`,
  );
  const others = ["serviceaccounts/default", "configmaps/kube-root-ca.crt"];
  const paths = [...roles, ...others.map((path) => `/api/v1/namespaces/default/${path}`)];
  const there = async (path: string) => {
    const { ok, body } = await admin.request<{ rules?: unknown[] | null }>("GET", path);
    return ok && (!roles.includes(path) || (body.rules ?? []).length > 0);
  };
  await Promise.all(paths.map((path) => wait(path, running, () => there(path))));
}

function wait<T>(what: string, running: Processes, ask: () => Promise<T | undefined | false>): Promise<T> {
  const checked = () => {
    running.check();
    return ask();
  };
  return until(what, checked, 60);
}
