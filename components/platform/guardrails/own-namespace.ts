import { tenantKey, tenantsGroup } from "../../names.ts";
import { type ValidatingPolicy, validating } from "./policy.ts";
import { onEverything } from "./request.ts";

/**
 * People of a tenant write in that tenant's namespace, and nothing that has no namespace: a second lock behind
 * RBAC, so that no binding made by mistake crosses the border.
 */
export const ownNamespace = (): ValidatingPolicy =>
  validating("own-namespace", {
    namespaces: null,
    on: [onEverything("CREATE", "UPDATE", "DELETE", "CONNECT")],
    when: [{ name: "by-people-of-tenants", expression: `"${tenantsGroup}" in request.userInfo.groups` }],
    variables: [
      {
        name: "home",
        expression: `namespaceObject == null ? "" : namespaceObject.metadata.?labels[?"${tenantKey}"].orValue("")`,
      },
    ],
    refuse: [
      {
        expression: `variables.home != "" && request.userInfo.groups.exists(group, group.startsWith("tenant:" + variables.home + ":"))`,
        message: "people of a tenant change things in their own namespace only",
      },
    ],
  });
