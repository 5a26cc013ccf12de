import assert from "node:assert/strict";
import { roleRules } from "../../../components/tenant/roles.ts";
import { type Persona, personas } from "../../../tenants/contract/tenant.ts";

/** As RBAC decides: `verb group/resource`, the core group without a name. */
function can(persona: Persona, verb: string, path: string, name?: string): boolean {
  const [group, ...resource] = path.split("/");
  return roleRules(persona, "acme").some(
    ({ apiGroups, resources, verbs, resourceNames }) =>
      apiGroups.includes(group ?? "") &&
      resources.includes(resource.join("/")) &&
      verbs.includes(verb) &&
      (resourceNames === undefined || (name !== undefined && resourceNames.includes(name))),
  );
}

const viewers: Persona[] = ["viewers", "developers", "admins"];
const developers: Persona[] = ["developers", "admins"];
const admins: Persona[] = ["admins"];
const nobody: Persona[] = [];

// design §6, spelled out: who may.
const table: [string, string, Persona[]][] = [
  ["list", "/pods", viewers],
  ["get", "/pods/log", viewers],
  ["list", "metrics.k8s.io/pods", viewers],
  ["watch", "apps/daemonsets", viewers],
  ["list", "/resourcequotas", viewers],
  ["list", "rbac.authorization.k8s.io/roles", viewers],
  ["get", "/secrets", developers],
  ["patch", "/secrets", developers],
  ["create", "apps/deployments", developers],
  ["patch", "apps/deployments/scale", developers],
  ["deletecollection", "batch/jobs", developers],
  ["create", "batch/cronjobs", developers],
  ["update", "/persistentvolumeclaims", developers],
  ["create", "autoscaling/horizontalpodautoscalers", developers],
  ["create", "policy/poddisruptionbudgets", developers],
  ["create", "networking.k8s.io/ingresses", developers],
  ["create", "networking.k8s.io/networkpolicies", developers],
  ["create", "/pods/exec", developers],
  ["get", "/pods/exec", developers],
  ["create", "/pods/portforward", developers],
  ["patch", "/pods/ephemeralcontainers", developers],
  ["create", "/pods/eviction", developers],
  ["create", "/serviceaccounts", admins],
  ["create", "rbac.authorization.k8s.io/roles", admins],
  ["delete", "rbac.authorization.k8s.io/rolebindings", admins],
  ["create", "apps/daemonsets", nobody],
  ["create", "/serviceaccounts/token", nobody],
  ["impersonate", "/serviceaccounts", nobody],
  ["escalate", "rbac.authorization.k8s.io/roles", nobody],
  ["bind", "rbac.authorization.k8s.io/roles", nobody],
  ["update", "/resourcequotas", nobody],
  ["update", "/limitranges", nobody],
  ["create", "/endpoints", nobody],
  ["update", "discovery.k8s.io/endpointslices", nobody],
  ["create", "/pods/binding", nobody],
  ["create", "/bindings", nobody],
  ["get", "/pods/proxy", nobody],
  ["get", "/services/proxy", nobody],
  ["update", "/services/status", nobody],
  ["patch", "/namespaces", nobody],
  ["get", "/nodes", nobody],
  ["get", "/persistentvolumes", nobody],
];

describe("the personas' Roles", () => {
  for (const [verb, path, who] of table) {
    it(`${who.length === 0 ? "nobody" : who.join(", ")} may ${verb} ${path}`, () => {
      assert.deepEqual(
        personas.filter((persona) => can(persona, verb, path, "acme")),
        personas.filter((persona) => who.includes(persona)),
      );
    });
  }

  for (const persona of personas) {
    it(`${persona} may get the own Namespace object and no other`, () => {
      assert.ok(can(persona, "get", "/namespaces", "acme"));
      assert.ok(!can(persona, "get", "/namespaces", "globex"));
      assert.ok(!can(persona, "list", "/namespaces", "acme"));
    });

    it(`${persona} hold no wildcard`, () => {
      const words = roleRules(persona, "acme").flatMap(({ apiGroups, resources, verbs }) => [
        ...apiGroups,
        ...resources,
        ...verbs,
      ]);
      assert.ok(!words.some((word) => word.includes("*")));
    });
  }
});
