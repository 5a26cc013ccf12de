import type { KubeObject } from "../control-plane/index.ts";
import { type Check, check } from "../suite/check.ts";
import { deniedByPolicy, equals, holds, passes, refused } from "../suite/expect.ts";
import { claim, configMap, described, object, ownedPod, workloads } from "../suite/objects.ts";
import type { World } from "../suite/world.ts";

const mark = { "app.kubernetes.io/managed-by": "eks-tenancy" };
const dryRun = { dryRun: true };

/** The quota's own counting must not be what gets in the way. */
const anyVersion = { resourceVersion: undefined };

const platformKinds = [
  "ResourceQuota",
  "LimitRange",
  "NetworkPolicy",
  "Role",
  "RoleBinding",
  "ServiceAccount",
];

const personas = ["tenant-admins", "tenant-developers", "tenant-viewers"];
const belongings: [string, string, string[]][] = [
  ["ResourceQuota", "v1", ["tenant"]],
  ["LimitRange", "v1", ["tenant"]],
  ["NetworkPolicy", "networking.k8s.io/v1", ["tenant"]],
  ["Role", "rbac.authorization.k8s.io/v1", personas],
  ["RoleBinding", "rbac.authorization.k8s.io/v1", personas],
  ["ServiceAccount", "v1", ["app"]],
];

/** What the platform put into a namespace is out of the tenant's reach, even where RBAC would let it. */
const untouchable = (kind: string): Check =>
  check(
    "NS-2",
    `the platform's ${kind}: not deleted, changed, stripped of its mark or replaced`,
    async (world) => {
      const [own] = world.planned(kind, "acme");
      holds(own !== undefined, `the plan has a ${kind} in acme`);
      const stored = described(passes(await world.admin.get(own), `the ${kind}`), anyVersion);
      holds(
        stored.metadata.labels?.["app.kubernetes.io/managed-by"] === "eks-tenancy",
        `the ${kind} is marked`,
      );
      passes(await world.admin.delete(own, dryRun), "the platform's own deletion");
      const unmarked = { metadata: { labels: { "app.kubernetes.io/managed-by": null } } };
      for (const client of [world.person("acme", "admins"), world.mallory()]) {
        refused(await client.delete(own, dryRun), "delete");
        refused(await client.patch(own, unmarked, dryRun), "strip");
        refused(await client.patch(own, { metadata: { annotations: { a: "b" } } }, dryRun), "patch");
        refused(await client.update(stored, dryRun), "update");
      }
      deniedByPolicy(
        await world.mallory().delete(own, dryRun),
        /belongs to the platform|only the platform writes/,
        kind,
      );
    },
  );

/** What the platform put into a tenant's namespace stays. */
export const platformObjects = [
  ...platformKinds.map(untouchable),
  check("NS-2", "every tenant's namespace holds what the platform puts there", async (world) => {
    for (const { name: tenant } of world.program.plan.tenants) {
      for (const [kind, apiVersion, names] of belongings) {
        for (const name of names) {
          const { metadata } = passes(
            await world.admin.get(object(apiVersion, kind, name, tenant)),
            `${kind} ${name} of ${tenant}`,
          );
          equals(
            metadata.labels?.["app.kubernetes.io/managed-by"],
            "eks-tenancy",
            `the mark of ${tenant}'s ${kind} ${name}`,
          );
        }
      }
    }
  }),
  check("NS-2", "an object that passes itself off as the platform's", async (world) => {
    const own = configMap("probe", "acme");
    const developer = world.developer("acme");
    passes(await developer.create(own, dryRun), "an ordinary object");
    deniedByPolicy(
      await developer.create(described(own, { labels: mark }), dryRun),
      /marks the platform's objects/,
      "a marked one",
    );
  }),
  check("NS-2", "an object that passes itself off as the platform's, by way of a template", async (world) => {
    const marked = (make: KubeObject): KubeObject =>
      JSON.parse(
        JSON.stringify(make).replace(`"labels":{`, `"labels":{${JSON.stringify(mark).slice(1, -1)},`),
      );
    for (const make of Object.values(workloads)) {
      const own = make("probe", "acme", world.spec("acme"));
      passes(await world.developer("acme").create(own, dryRun), own.kind);
      deniedByPolicy(
        await world.developer("acme").create(marked(own), dryRun),
        /marks the platform's objects/,
        `a template in a ${own.kind}`,
      );
    }
    const copies: [by: string, copy: KubeObject][] = [
      ["job-controller", ownedPod("probe", "acme", world.spec("acme"))],
      ["statefulset-controller", claim("probe", "acme", { storageClassName: "tenant-gp3" })],
      ["deployment-controller", workloads.ReplicaSet("probe", "acme", world.spec("acme"))],
      ["cronjob-controller", workloads.Job("probe", "acme", world.spec("acme"))],
    ];
    for (const [by, copy] of copies) {
      passes(await world.controller(by).create(copy, dryRun), `a ${copy.kind}`);
      deniedByPolicy(
        await world.controller(by).create(described(copy, { labels: mark }), dryRun),
        /marks the platform's objects/,
        `a marked ${copy.kind}`,
      );
    }
  }),
  check("NS-2", "all of the platform's objects of a kind at once", async (world: World) => {
    const all = (kind: string, apiVersion: string) => ({ apiVersion, kind, metadata: { namespace: "acme" } });
    const policies = all("NetworkPolicy", "networking.k8s.io/v1");
    passes(
      await world
        .developer("acme")
        .delete(all("ConfigMap", "v1"), { ...dryRun, query: { labelSelector: "app=none" } }),
      "own objects",
    );
    deniedByPolicy(
      await world.developer("acme").delete(policies, dryRun),
      /belongs to the platform/,
      "NetworkPolicies",
    );
    deniedByPolicy(
      await world.person("acme", "admins").delete(all("Role", "rbac.authorization.k8s.io/v1"), dryRun),
      /belongs to the platform/,
      "Roles",
    );
    refused(await world.person("acme", "admins").delete(all("ResourceQuota", "v1"), dryRun), "quotas");
  }),
];
