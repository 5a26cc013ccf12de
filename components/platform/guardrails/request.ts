import { nodesKey, tenantKey, tenantsGroup, tierKey } from "../../names.ts";
import type { Cel } from "./cel.ts";
import type { Named, Operation, ResourceRule } from "./policy.ts";

/** @param path API group and resources, as in `apps/deployments` or, for the core group, `/pods`. */
export function on(path: string, ...operations: Operation[]): ResourceRule {
  const [group = "", ...resource] = path.split("/");
  return { apiGroups: [group], apiVersions: ["v1"], resources: [resource.join("/")], operations, scope: "*" };
}

/** Every resource and subresource there is. */
export const onEverything = (...operations: Operation[]): ResourceRule => ({
  apiGroups: ["*"],
  apiVersions: ["*"],
  resources: ["*/*"],
  operations,
  scope: "*",
});

/** Every one in a namespace. A binding's namespace selector lets all that has no namespace through to the policy. */
export const onEverythingNamespaced = (...operations: Operation[]): ResourceRule => ({
  ...onEverything(...operations),
  scope: "Namespaced",
});

/** People of any tenant, and the service accounts of the namespace itself. */
export const byTenants: Named = {
  name: "by-tenants",
  expression: `["${tenantsGroup}", "system:serviceaccounts:" + request.?namespace.orValue("")].exists(group, group in request.userInfo.groups)`,
};

/** The controllers that make one object from another's template. */
export const byWorkloadControllers: Named = {
  name: "by-workload-controllers",
  expression: `"system:serviceaccounts:kube-system" in request.userInfo.groups`,
};

/** Leaves finalizers, labels and status alone, so that a controller can always let go of an old object. */
export const specChanges: Named = changeOf("spec-changes", "spec");

/** What is made, and of what is changed only where this part of it is. */
export function changeOf(name: string, part: Cel): Named {
  return {
    name,
    expression: `request.operation == "CREATE" || object.${part} != oldObject.${part}`,
  };
}

/** A label of the request's namespace; "" where it is missing, which no rule accepts. */
const namespaceLabel = (key: string): Cel => `namespaceObject.metadata.?labels[?"${key}"].orValue("")`;

export const tenant: Named = { name: "tenant", expression: namespaceLabel(tenantKey) };
/** Value of the node label and taint that the tenant's pods are bound to. */
export const nodes: Named = { name: "nodes", expression: namespaceLabel(nodesKey) };
export const tier: Named = { name: "tier", expression: namespaceLabel(tierKey) };
