import type { Plan } from "../../plan/plan.ts";

/** What is missing from a plan that was cut down, or put together by hand; null where it is whole. */
export function missingPart({ tenants, resources }: Plan): string | null {
  const counts = new Map<string | null, number>();
  const urns = new Set<string>();
  for (const { urn, tenant } of resources) {
    if (urns.has(urn)) return `has ${urn} twice`;
    urns.add(urn);
    counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  }
  if (!counts.has(null)) return "holds nothing of the platform's, as a plan of one tenant does";
  const named = new Set(tenants.map(({ name }) => name));
  if (named.size < tenants.length) return "names a tenant twice";
  const stranger = [...counts.keys()].find((tenant) => tenant !== null && !named.has(tenant));
  if (stranger !== undefined) return `has resources of ${stranger}, which is not among its tenants`;
  const cut = tenants.find(({ name, resources: count }) => (counts.get(name) ?? 0) !== count);
  if (cut === undefined) return null;
  return `holds ${counts.get(cut.name) ?? 0} of the ${cut.resources} resources of ${cut.name}`;
}
