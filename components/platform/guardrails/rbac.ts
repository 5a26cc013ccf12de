import { type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, on, tenant } from "./request.ts";

/**
 * Tenants bind their own Roles to their own groups and service accounts. What a Role may hold is the API server's
 * to bound: it lets nobody grant what they do not have.
 */
export const roleBindings = (): ValidatingPolicy =>
  validating("role-bindings", {
    on: [on("rbac.authorization.k8s.io/rolebindings", "CREATE", "UPDATE")],
    when: [byTenants],
    variables: [tenant],
    refuse: [
      {
        expression: `object.roleRef.kind == "Role"`,
        message: "a ClusterRole holds rights that are not the tenant's: refer to a Role of the namespace",
      },
      {
        expression: [
          `object.?subjects.orValue([]).all(s, s.kind == "ServiceAccount"`,
          `? s.?namespace.orValue("") == request.namespace`,
          `: s.kind == "Group" && s.name.startsWith("tenant:" + variables.tenant + ":"))`,
        ].join(" "),
        message: "subjects are the tenant's own groups and service accounts",
        messageExpression: `"subjects may be groups tenant:" + variables.tenant + ":<admins|developers|viewers> and service accounts of namespace " + request.namespace`,
      },
    ],
  });
