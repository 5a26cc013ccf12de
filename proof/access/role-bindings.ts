import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { representatives, type TenantNamespace } from "../admission/namespaces.ts";
import { asUpdate, creation } from "../admission/objects.ts";
import type { User } from "../admission/request.ts";
import { persons, serviceAccount } from "../admission/users.ts";
import type { JsonObject } from "../objects/json.ts";
import type { View } from "../view.ts";
import { personaGroup } from "../vocabulary.ts";

const apiGroup = "rbac.authorization.k8s.io";

/** What tenants' admins may pass on, and to whom; and that nobody gets a token without an end. */
export function* passedOn(view: View): Iterable<Attempt> {
  for (const namespace of representatives(view)) {
    for (const user of [persons(namespace.tenant).admins, serviceAccount(namespace.name, "app")]) {
      for (const [what, subjects] of foreign(namespace)) {
        const request = binding(namespace, subjects, user);
        yield refused(`a RoleBinding of a tenant's own to ${what}`, request);
        yield refused(
          `an update of a RoleBinding to ${what}`,
          asUpdate(request, { ...request.object, subjects: [] }),
        );
      }
      yield refused(
        "a Secret that makes the API server mint a token without an end",
        creation(
          namespace,
          "/v1/secrets",
          "Secret",
          {
            metadata: { annotations: { "kubernetes.io/service-account.name": "app" } },
            type: "kubernetes.io/service-account-token",
          },
          user,
        ),
      );
      const wanted = { apiVersion: "authentication.k8s.io/v1", spec: {} };
      const token = creation(namespace, "/v1/serviceaccounts/token", "TokenRequest", wanted, user);
      yield refused("a token for a service account", token);
      if (namespace.labelledState !== "active") continue;
      for (const [what, subjects] of own(namespace)) {
        yield admitted(`a RoleBinding to ${what}`, binding(namespace, subjects, user));
      }
    }
  }
}

const binding = (namespace: TenantNamespace, subjects: JsonObject[], user: User) =>
  creation(
    namespace,
    `${apiGroup}/v1/rolebindings`,
    "RoleBinding",
    { roleRef: { apiGroup, kind: "Role", name: "reader" }, subjects },
    user,
  );

const group = (name: string): JsonObject => ({ apiGroup, kind: "Group", name });
const account = (namespace: string, name: string): JsonObject => ({
  kind: "ServiceAccount",
  name,
  namespace,
});

function foreign({ tenant, name }: TenantNamespace): [string, JsonObject[]][] {
  return [
    ["another tenant's people", [group(personaGroup("another", "admins"))]],
    ["a tenant whose name begins alike", [group(`tenant:${tenant}-eu:admins`)]],
    ["all tenants", [group("tenants")]],
    ["everybody", [group("system:authenticated")]],
    ["all workloads", [group("system:serviceaccounts")]],
    ["another tenant's workloads", [account("another", "app")]],
    ["workloads of a namespace whose name begins alike", [account(`${name}-eu`, "app")]],
    ["another tenant's workloads as a group", [group("system:serviceaccounts:another")]],
    ["a user", [{ apiGroup, kind: "User", name: "somebody" }]],
    [
      "its own people and another tenant's",
      [group(personaGroup(tenant, "viewers")), group(personaGroup("another", "viewers"))],
    ],
  ];
}

const own = ({ tenant, name }: TenantNamespace): [string, JsonObject[]][] => [
  ["its own viewers", [group(personaGroup(tenant, "viewers"))]],
  ["its own workloads", [account(name, "app")]],
];
