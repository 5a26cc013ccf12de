import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

/** Writes `count` valid tenant files: a third pooled, every optional field in use somewhere, paths in pairs. */
export function writeTenants(directory: string, count: number): void {
  mkdirSync(directory, { recursive: true });
  for (let index = 0; index < count; index++) {
    writeFileSync(join(directory, `${nameOf(index)}.yaml`), stringify(tenantFile(index, count)));
  }
}

export const nameOf = (index: number) => `tenant-${String(index).padStart(5, "0")}`;

function tenantFile(index: number, count: number) {
  const pooled = index % 3 === 2;
  const principal = (persona: string) => `arn:aws:iam::111122223333:role/${nameOf(index)}-${persona}`;
  return {
    tier: index % 2 === 0 ? "premium" : "regular",
    owner: { team: `team-${index}`, email: `team-${index}@example.com`, costCenter: String(1000 + index) },
    isolation: pooled ? "pooled" : "dedicated",
    environments: { dev: {}, prod: { quota: { pods: 50 } } },
    ...(pooled ? {} : { nodes: nodes(index) }),
    ...(pooled || index % 4 === 0 ? { quota: { cpu: 4, memory: "16Gi", pods: 40 } } : {}),
    access: {
      admins: [principal("admins")],
      developers: [principal("developers")],
      viewers: [principal("viewers")],
    },
    network: network(index, count),
    workloads: { serviceAccounts: index % 7 === 0 ? ["app", "worker"] : ["app"] },
    storage: { s3: index % 5 === 0 ? "read-only" : "read-write", accessPoint: index % 11 === 0 },
    tags: { product: `product-${index % 10}` },
  };
}

const nodes = (index: number) => ({
  instanceTypes: index % 6 === 0 ? ["m7i.large", "m6i.large"] : ["m7g.large"],
  capacity: index % 6 === 0 ? "spot" : "on-demand",
  min: 1,
  max: 3,
  diskGiB: 50,
});

/** Even and odd neighbours declare a path to each other; some reach the platform and the internet. */
function network(index: number, count: number) {
  const partner = index % 2 === 0 ? index + 1 : index - 1;
  const paired = index % 10 < 2 && partner < count;
  const peer = { tenant: nameOf(partner), ports: [8443] };
  return {
    withinNamespace: index % 9 === 0 ? "closed" : "open",
    allowFrom: [{ namespace: "ingress", ports: [8080] }, ...(paired && index % 2 === 1 ? [peer] : [])],
    allowTo: [
      ...(paired && index % 2 === 0 ? [peer] : []),
      ...(index % 8 === 0 ? [{ internet: true, ports: [443] }] : []),
    ],
  };
}
