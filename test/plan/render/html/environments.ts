import type { PlanDiff, ResourceChange, TenantDiff } from "../../../../plan/diff/diff.ts";
import { type Environment, environmentOf } from "../../../../plan/render/html/environment.ts";
import { least, planOf } from "../../../support/tenants.ts";

const peer = (direction: string, tenant: string) =>
  `network: { ${direction}: [{ tenant: ${tenant}, ports: [8443] }] }\n`;

/** Seven tenants with a path between two of them, a frozen one, and everything proven. */
export async function seven(diff: PlanDiff | null = null): Promise<Environment> {
  const files = {
    acme: least(
      `${peer("allowTo", "globex")}isolation: dedicated\nnodes: { instanceTypes: [m7g.large, m6g.large], capacity: spot }\n`,
    ),
    globex: least(peer("allowFrom", "acme")),
    hooli: least("isolation: pooled\n"),
    initech: least("state: frozen\n"),
    stark: least("storage: { s3: read-only }\n"),
    tyrell: least("storage: { s3: none }\n"),
    umbrella: least("isolation: pooled\nquota: { cpu: 12, memory: 21Gi, pods: 11 }\n"),
  };
  return environmentOf(await planOf(files), diff);
}

/** The same tenants over and over, each tenth with a path to the next. */
export function many(environment: Environment, count: number): Environment {
  const nameOf = (index: number) => `tenant-${String(index).padStart(3, "0")}`;
  const copies = Array.from({ length: count }, (_, index) => {
    const original = environment.tenants[index % environment.tenants.length];
    if (original === undefined) throw new Error("there is nothing to copy");
    return { original, name: nameOf(index) };
  });
  const resources = copies.flatMap(({ original, name }) =>
    environment.plan.resources
      .filter(({ tenant }) => tenant === original.contract.name)
      .map((resource) => ({ ...resource, tenant: name, urn: `${resource.urn}-${name}` })),
  );
  const paths = copies
    .filter((_, index) => index % 10 === 0 && index + 1 < count)
    .map(({ name }, index) => ({
      from: name,
      to: nameOf(index * 10 + 1),
      ports: [{ protocol: "TCP", first: 8443, last: 8443 }],
    }));
  const outside = copies.map(({ name }) => ({ tenant: name, from: ["namespace ingress tcp 8080"], to: [] }));
  return {
    ...environment,
    plan: { ...environment.plan, resources },
    tenants: copies.map(({ original, name }) => ({ ...original, contract: { ...original.contract, name } })),
    reach: { tenants: copies.map(({ name }) => name), paths, outside },
  };
}

/** One tenant changed, one added, one changed unexpectedly and one removed. */
export const someDiff: PlanDiff = {
  stack: "dev",
  base: "0123456789abcdef0123456789abcdef01234567",
  unchanged: 4,
  platform: [],
  tenants: [
    tenantDiff("acme", "changed", { reasons: ["its file"] }),
    tenantDiff("globex", "added", { reasons: ["its file"] }),
    tenantDiff("hooli", "changed", { unexpected: true, reasons: ["nothing that a person wrote about it"] }),
    tenantDiff("wayne", "removed", { reasons: ["its file is gone"] }),
  ],
};

function tenantDiff(name: string, status: TenantDiff["status"], more: Partial<TenantDiff>): TenantDiff {
  const op = status === "added" ? "create" : status === "removed" ? "delete" : "replace";
  return {
    name,
    status,
    unexpected: false,
    reasons: [],
    contract: [{ path: "quota.cpu", before: "8", after: "16" }],
    changes: [nodeGroup(name, op)],
    ...more,
  };
}

function nodeGroup(tenant: string, op: ResourceChange["op"]): ResourceChange {
  return {
    urn: `urn:pulumi:dev::eks-tenancy::aws:eks/nodeGroup:NodeGroup::${tenant}_nodes`,
    type: "aws:eks/nodeGroup:NodeGroup",
    name: `${tenant}_nodes`,
    op,
    paths: ["instanceTypes"],
    replaces: op === "replace" ? [{ path: "instanceTypes", why: "forces a new group" }] : [],
    disruption: op === "replace" ? "its pods end and start on new nodes" : null,
    protect: false,
    unprotects: false,
    adopts: null,
    permissions: [],
    widens: [],
    expires: [],
  };
}
