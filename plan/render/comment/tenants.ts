import { byCodePoint } from "../../../tenants/contract/document/input-error.ts";
import type { TenantDiff } from "../../diff/diff.ts";
import { groupBy } from "../../group-by.ts";
import type { Report } from "./report.ts";

/** A tenant in the stacks where it changes. */
export interface ChangedTenant {
  readonly name: string;
  readonly stacks: readonly { readonly label: string; readonly tenant: TenantDiff }[];
}

/** Every tenant that changes somewhere: the unexpected, then the removed, then by name. */
export function changedTenants(reports: readonly Report[]): ChangedTenant[] {
  const found = new Map<string, { label: string; tenant: TenantDiff }[]>();
  for (const { label, diff } of reports) {
    for (const tenant of diff?.tenants ?? []) {
      const stacks = found.get(tenant.name) ?? [];
      stacks.push({ label, tenant });
      found.set(tenant.name, stacks);
    }
  }
  return [...found]
    .map(([name, stacks]) => ({ name, stacks }))
    .sort((a, b) => rank(a) - rank(b) || byCodePoint(a.name, b.name));
}

function rank({ stacks }: ChangedTenant): number {
  if (stacks.some(({ tenant }) => tenant.unexpected)) return 0;
  return stacks.some(({ tenant }) => tenant.status === "removed") ? 1 : 2;
}

/** ` in dev, prod`, where it is not all of them. */
export const whichStacks = (group: readonly { readonly label: string }[], all: readonly unknown[]) =>
  group.length === all.length ? "" : ` in ${group.map(({ label }) => label).join(", ")}`;

/** The stacks in which something is the same, together. */
export const alike = <Item>(items: readonly Item[], key: (item: Item) => string): Item[][] => [
  ...groupBy(items, key).values(),
];
