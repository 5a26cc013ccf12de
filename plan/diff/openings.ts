import type { Json } from "../plan.ts";
import type { TenantDiff } from "./diff.ts";
import { isList, isMap } from "./paths.ts";

/** What a tenant's network policy newly lets in or out: `from tenant globex on 8443`. */
export function openings({ contract }: Pick<TenantDiff, "contract">): string[] {
  return contract.flatMap(({ path, before, after }) => {
    if (path === "network.withinNamespace") return after === "open" ? ["between its own pods"] : [];
    const word = path === "network.allowFrom" ? "from" : path === "network.allowTo" ? "to" : undefined;
    if (word === undefined) return [];
    const old = new Set(peers(before).flatMap(single));
    const fresh = peers(after).flatMap((peer) => single(peer).filter((one) => !old.has(one)));
    return fresh.map((one) => `${word} ${one}`);
  });
}

const peers = (list: Json): readonly Json[] => (isList(list) ? list : []);

/** One opening for each port. */
function single(peer: Json): string[] {
  if (!isMap(peer)) return [];
  const { ports, ...rest } = peer;
  const subject = Object.entries(rest).map(([key, value]) =>
    value === true ? (words[key] ?? key) : `${key} ${String(value)}`,
  );
  const whom = subject.join(", ");
  return isList(ports ?? null) ? peers(ports ?? null).map((port) => `${whom} on ${String(port)}`) : [whom];
}

const words: Readonly<Record<string, string>> = {
  loadBalancer: "load balancers",
  kubernetesApi: "the Kubernetes API",
  internet: "the internet",
};
