import type { PlannedResource } from "./plan.ts";

/** The resources in an order in which each comes after what it depends on; otherwise as given. */
export function inDependencyOrder(resources: readonly PlannedResource[]): PlannedResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const ordered = new Set<PlannedResource>();
  const visit = (urn: string) => {
    const resource = byUrn.get(urn);
    if (resource === undefined) return;
    byUrn.delete(urn);
    resource.dependsOn.forEach(visit);
    ordered.add(resource);
  };
  for (const { urn } of resources) visit(urn);
  return [...ordered];
}
