import type { Client } from "../client/client.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, equals, forbidden, passes } from "../suite/expect.ts";
import { configMap, described, object, service } from "../suite/objects.ts";
import type { World } from "../suite/world.ts";

const namespace = (name: string) => object("v1", "Namespace", name, undefined);
const mark = { "app.kubernetes.io/managed-by": "eks-tenancy" };
const dryRun = { dryRun: true };

const relabelling = (label: string, value: string | null, to: string) =>
  check("NS-2", `${to}, by label ${label}`, async (world) => {
    const patch = (client: Client) =>
      client.patch(namespace("acme"), { metadata: { labels: { [label]: value } } }, dryRun);
    passes(await patch(world.admin), "the platform's own change");
    forbidden(await patch(world.person("acme", "admins")), "by the tenant's admin");
    deniedByPolicy(await patch(world.mallory()), /in their own namespace only/, "by an overgranted admin");
  });

const elsewhere = (title: string, make: (world: World) => KubeObject) =>
  check("NS-1", title, async (world) => {
    const target = make(world);
    const own = described(target, { namespace: "acme" });
    passes(await world.developer("acme").create(own, dryRun), "in the own namespace");
    for (const other of ["acme-eu", "globex", "kube-system", "default"]) {
      const there = described(target, { namespace: other });
      forbidden(await world.developer("acme").create(there, dryRun), `in ${other}`);
      deniedByPolicy(
        await world.mallory().create(there, dryRun),
        /in their own namespace only/,
        `in ${other}, overgranted`,
      );
    }
  });

/** A tenant is its namespace: it stays in it, and leaves what makes it one alone. */
export const namespaces = [
  check("NS-1", "one namespace per tenant, and nothing of a tenant outside it", async (world) => {
    const labelled = passes(
      await world.admin.list(object("v1", "Namespace", "", undefined), {
        query: { labelSelector: "tenant" },
      }),
      "namespaces",
    );
    const names = labelled.items.map(({ metadata }) => `${metadata.name}=${metadata.labels?.tenant}`);
    const tenants = world.program.plan.tenants.map(({ name }) => `${name}=${name}`);
    equals(names.sort(), tenants.sort(), "namespaces that are tenants'");
    for (const { tenant, type, inputs } of world.program.plan.resources) {
      if (tenant === null || !type.startsWith("kubernetes:") || type.endsWith(":Namespace")) continue;
      equals(
        (inputs.metadata as { namespace?: string }).namespace,
        tenant,
        `namespace of a ${type} of ${tenant}`,
      );
    }
  }),
  elsewhere("an object in another namespace", () => configMap("probe", "")),
  elsewhere("a Service in another namespace", () => service("probe", "")),
  relabelling("tenant", "acme-eu", "another tenant's name"),
  relabelling("tenant-nodes", "acme-eu", "another tenant's nodes"),
  relabelling("tenant-tier", "gold", "a higher tier"),
  relabelling("tenant-state", null, "out of the guardrails' sight"),
  relabelling("pod-security.kubernetes.io/enforce", "privileged", "privileged pods"),
  check("NS-2", "namespaces: not made, deleted or finalized by tenants", async (world) => {
    const target = namespace("probe");
    passes(await world.admin.create(target, dryRun), "the platform's own creation");
    for (const persona of ["admins", "developers", "viewers"] as const) {
      const client = world.person("acme", persona);
      forbidden(await client.create(target, dryRun), "create");
      forbidden(await client.delete(namespace("acme"), dryRun), "delete");
      passes(await client.get(namespace("acme")), "get the own");
      forbidden(await client.get(namespace("acme-eu")), "get another's");
      forbidden(await client.list(namespace("acme")), "list");
    }
    deniedByPolicy(await world.mallory().create(target, dryRun), /own namespace only/, "create, overgranted");
    deniedByPolicy(
      await world.mallory().delete(namespace("acme-eu"), dryRun),
      /own namespace only/,
      "delete, overgranted",
    );
  }),
  check("TI-5", "namespace labels: the platform's, the same after the tenants' attacks", async (world) => {
    for (const planned of world.planned("Namespace")) {
      const { metadata } = passes(await world.admin.get(planned), "the namespace");
      const { "kubernetes.io/metadata.name": _, ...labels } = metadata.labels ?? {};
      const name = planned.metadata.name ?? "";
      const sorted = Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
      equals(sorted, expectedLabels(world, name), `labels of ${name}`);
    }
  }),
];

const tiers: Record<string, string> = { acme: "premium", initech: "premium" };
const nodes: Record<string, string> = { acme: "acme", "acme-eu": "acme-eu" };

function expectedLabels({ variant }: World, name: string): Record<string, string> {
  const version = variant.injects ? "v1.36" : "v1.35";
  const standard = (mode: string, level = "restricted") => ({
    [`pod-security.kubernetes.io/${mode}`]: level,
    [`pod-security.kubernetes.io/${mode}-version`]: version,
  });
  return {
    ...mark,
    ...standard("audit"),
    ...standard("enforce"),
    ...standard("warn", variant.injects ? "baseline" : "restricted"),
    tenant: name,
    "tenant-nodes": nodes[name] ?? "pool",
    "tenant-state": name === "hooli" ? "frozen" : "active",
    "tenant-tier": tiers[name] ?? "regular",
  };
}
