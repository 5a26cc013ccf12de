import type { Client } from "../../client/client.ts";
import { check } from "../../suite/check.ts";
import { deniedByPolicy, forbidden, holds, passes, refused } from "../../suite/expect.ts";
import { configMap, networkPolicy, object, rbac, role } from "../../suite/objects.ts";
import { may, surprises } from "../../suite/review.ts";
import type { World } from "../../suite/world.ts";

const dryRun = { dryRun: true };
const admin = (world: World): Client => world.person("acme", "admins");
const verbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

async function quotaNames(world: World, tenant: "acme" | "umbrella"): Promise<string[]> {
  const quotas = await world.person(tenant, "admins").list(object("v1", "ResourceQuota", "", tenant));
  const { items } = passes(quotas, "the tenant reads its quotas");
  return items.flatMap(({ spec }) => Object.keys((spec as { hard: object }).hard));
}

const quotaCheck = (id: string, title: string, names: readonly string[]) =>
  check(`MTB-${id}`, title, async (world) => {
    for (const tenant of ["acme", "umbrella"] as const) {
      const named = await quotaNames(world, tenant);
      for (const name of names) {
        holds(
          named.some((each) => each === name || each.endsWith(`.${name}`)),
          `a quota for ${name} of ${tenant}`,
        );
      }
    }
  });

async function othersResources(world: World, who: Client, namespace: string): Promise<void> {
  const listed = (await world.plane.resources()).filter(({ namespaced }) => namespaced);
  const asked = listed.flatMap(({ group, name }) =>
    verbs.map((verb) => ({ group, resource: name, verb, namespace })),
  );
  holds(asked.length > 500, "there is something to ask about");
  const found = await surprises(who, asked, () => false);
  holds(found.length === 0, `nothing in ${namespace}, but: ${found.join("; ")}`);
}

/** What the benchmark wants tenants to have, and not to have. */
export const benchmarkRights = [
  check("MTB-PL1-CC-CPI-1", "Block access to cluster resources", async (world) => {
    holds(
      await may(admin(world), { group: "", resource: "pods", verb: "get", namespace: "acme" }),
      "the tenant gets pods",
    );
    const listed = (await world.plane.resources()).filter(
      ({ namespaced, name }) => !namespaced && !name.startsWith("selfsubject"),
    );
    const asked = listed.flatMap(({ group, name }) =>
      verbs.map((verb) => ({ group, resource: name, verb, namespace: "" })),
    );
    const found = await surprises(admin(world), asked, () => false);
    holds(found.length === 0, `no cluster resources, but: ${found.join("; ")}`);
  }),
  check("MTB-PL1-BC-CPI-2", "Block multitenant resources", async (world) => {
    passes(await admin(world).create(configMap("own", "acme"), dryRun), "an object of the tenant's own");
    const marked = world.program.objects.filter(({ metadata }) => metadata.namespace === "acme");
    holds(marked.length >= 9, "there are platform objects in the namespace");
    for (const each of marked) {
      refused(await admin(world).delete(each, dryRun), `delete ${each.kind}`);
      refused(
        await admin(world).patch(
          each,
          { metadata: { labels: { "app.kubernetes.io/managed-by": null } } },
          dryRun,
        ),
        `unlabel ${each.kind}`,
      );
    }
  }),
  quotaCheck("PL1-CC-FNS-1", "Configure namespace resource quotas", ["cpu", "memory", "ephemeral-storage"]),
  quotaCheck("PL1-CC-FNS-2", "Configure namespace object limits", [
    "pods",
    "services",
    "replicationcontrollers",
    "resourcequotas",
    "secrets",
    "configmaps",
    "persistentvolumeclaims",
    "services.nodeports",
    "services.loadbalancers",
  ]),
  check("MTB-PL1-CC-TI-1", "Block modification of resource quotas", async (world) => {
    passes(await admin(world).list(object("v1", "ResourceQuota", "", "acme")), "the tenant reads its quotas");
    const asked = ["create", "update", "patch", "delete", "deletecollection"].map((verb) => ({
      group: "",
      resource: "resourcequotas",
      verb,
      namespace: "acme",
    }));
    const found = await surprises(admin(world), asked, () => false);
    holds(found.length === 0, found.join("; "));
    const quota = object("v1", "ResourceQuota", "tenant", "acme");
    forbidden(await admin(world).delete(quota, dryRun), "deletion");
    deniedByPolicy(
      await world.mallory().delete(quota, dryRun),
      /only the platform writes|belongs to the platform/,
      "deletion, overgranted",
    );
  }),
  check("MTB-PL1-CC-TI-2", "Block access to other tenant resources", async (world) => {
    passes(await admin(world).list(configMap("", "acme")), "the own");
    await othersResources(world, admin(world), "acme-eu");
    await othersResources(world, world.person("acme-eu", "admins"), "acme");
  }),
  check("MTB-PL2-BC-OPS-3", "Create Role Bindings", async (world) => {
    const asked = verbs.flatMap((verb) =>
      ["roles", "rolebindings"].map((resource) => ({ group: rbac, resource, verb, namespace: "acme" })),
    );
    const found = await surprises(admin(world), asked, () => true);
    holds(found.length === 0, found.join("; "));
    const own = role("mtb", "acme", [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }]);
    passes(await admin(world).create(own), "a Role");
    passes(await admin(world).delete(own), "its deletion");
  }),
  check("MTB-PL2-BC-OPS-4", "Create Network Policies", async (world) => {
    const asked = verbs.map((verb) => ({
      group: "networking.k8s.io",
      resource: "networkpolicies",
      verb,
      namespace: "acme",
    }));
    const found = await surprises(admin(world), asked, () => true);
    holds(found.length === 0, found.join("; "));
    const own = networkPolicy("mtb", "acme", {
      policyTypes: ["Ingress"],
      ingress: [{ from: [{ podSelector: {} }] }],
    });
    passes(await admin(world).create(own), "a NetworkPolicy");
    passes(await admin(world).delete(own), "its deletion");
  }),
  check("MTB-PL2-CC-TI-1", "Block role privilege escalation", async (world) => {
    const pods = { apiGroups: [""], resources: ["pods"], verbs: ["get"] };
    passes(
      await admin(world).create(role("mtb-own", "acme", [pods]), dryRun),
      "a Role within one's own rights",
    );
    const asked = ["roles", "role", "clusterroles"].flatMap((resource) =>
      ["escalate", "bind"].map((verb) => ({ group: rbac, resource, verb, namespace: "acme" })),
    );
    const found = await surprises(admin(world), asked, () => false);
    holds(found.length === 0, found.join("; "));
    forbidden(
      await admin(world).create(role("mtb", "acme", [{ ...pods, verbs: ["*"] }]), dryRun),
      "a Role beyond them",
    );
  }),
];
