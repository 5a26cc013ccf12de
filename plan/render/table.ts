import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { type Plan, tenantType } from "../plan.ts";
import { nodeRange, peopleOf } from "./tenant-facts.ts";

export const tableHead = ["tenant", "tier", "nodes", "cpu", "memory", "storage", "people", "s3", "resources"];

/** A row a tenant, from the contract that its component carries. */
export function tableRows({ tenants, resources }: Plan): string[][] {
  const contracts = new Map(
    resources.filter(({ type }) => type === tenantType).map(({ name, inputs }) => [name, inputs]),
  );
  return tenants.flatMap(({ name, resources: count }) => {
    const contract = contracts.get(name) as unknown as ResolvedTenant | undefined;
    return contract ? [row(contract, count)] : [];
  });
}

function row(contract: ResolvedTenant, resources: number): string[] {
  const { name, tier, state, nodes, quota, storage } = contract;
  return [
    state === "active" ? name : `${name} (${state})`,
    tier,
    nodes === null ? "pool" : `${nodeRange(nodes, contract)} ${nodes.instanceTypes.join(", ")}`,
    quota.cpu,
    quota.memory,
    quota.storage,
    String(peopleOf(contract)),
    storage.s3,
    String(resources),
  ];
}
