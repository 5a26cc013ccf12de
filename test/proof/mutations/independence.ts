import type { Json, Plan } from "../../../plan/plan.ts";
import { append, guardrail, set } from "../support/edit.ts";
import { type Mutation, named, replace, withNew, withObject, withSettings } from "../support/mutation.ts";

const urn = (plan: Plan, name: string) =>
  plan.resources.find((resource) => resource.name === name)?.urn ?? "";

const expiring = (prefix: string) => ({
  id: "removed-x",
  status: "Enabled",
  filter: { prefix },
  expiration: { date: "2027-02-21T00:00:00Z" },
});
const expire = (plan: Plan, ...rules: Json[]) =>
  append(plan, named("BucketLifecycleConfiguration", "platform_bucket"), "rules", ...rules);

export const independenceMutations: readonly Mutation[] = [
  {
    name: "makes a tenant's namespace wait for another's",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("Namespace", "acme_namespace"), (one) => ({
        ...one,
        dependsOn: [...one.dependsOn, urn(plan, "globex_namespace")],
      })),
  },
  {
    name: "puts a tenant's quota under another tenant",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("ResourceQuota", "acme_quota"), (one) => ({ ...one, parent: urn(plan, "globex") })),
  },
  {
    name: "makes the platform wait for a tenant",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("StorageClass", "platform_tenant-gp3"), (one) => ({
        ...one,
        dependsOn: [urn(plan, "acme_namespace")],
      })),
  },
  {
    name: "takes a value from another tenant's resource",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("LimitRange", "acme_limits"), (one) => ({
        ...one,
        propertyDependencies: { spec: [urn(plan, "globex_limits")] },
      })),
  },
  {
    name: "lists all tenants in a resource of each",
    claim: "I-1",
    break: (plan) =>
      set(plan, named("LimitRange", "acme_limits"), "metadata.annotations", {
        neighbours: "globex,umbrella",
      }),
  },
  {
    name: "lists a tenant in a policy of the platform",
    claim: "I-1",
    break: (plan) =>
      append(plan, guardrail("services"), "spec.variables", {
        name: "known",
        expression: '["umbrella", "acme"]',
      }),
  },
  {
    name: "names a tenant in a key",
    claim: "I-1",
    break: (plan) =>
      set(plan, named("StorageClass", "platform_tenant-gp3"), "metadata.annotations.umbrella", "true"),
  },
  {
    name: "lists all tenants in a text with blanks",
    claim: "I-1",
    break: (plan) =>
      set(plan, named("LimitRange", "acme_limits"), "metadata.annotations", {
        neighbours: "globex, umbrella",
      }),
  },
  {
    name: "lists all tenants in a file of the platform",
    claim: "I-1",
    break: (plan) =>
      withObject(plan, "v1 ConfigMap", "platform_tenants", {
        metadata: { name: "tenants", namespace: "monitoring" },
        data: { "tenants.yaml": plan.tenants.map(({ name }) => `- name: ${name}\n`).join("") },
      }),
  },
  {
    name: "lists tenants in a description",
    claim: "I-1",
    break: (plan) =>
      set(plan, named("Key", "platform_secrets"), "description", "Secrets of acme and umbrella"),
  },
  {
    name: "lists tenants and has the settings call them common words",
    claim: "I-1",
    break: (plan) =>
      withObject(
        withSettings(plan, (settings) => ({ ...settings, note: "umbrella" })),
        "v1 ConfigMap",
        "platform_tenants",
        { metadata: { name: "tenants", namespace: "monitoring" }, data: { tenants: "umbrella" } },
      ),
  },
  {
    name: "makes something of the platform for one tenant, as its name says",
    claim: "I-1",
    break: (plan) =>
      withNew(plan, "aws:cloudwatch/dashboard:Dashboard", "platform_dashboard_umbrella", {
        dashboardName: "[computed]",
      }),
  },
  {
    name: "waits for what is not in the plan",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("Namespace", "acme_namespace"), (one) => ({
        ...one,
        dependsOn: [...one.dependsOn, urn(plan, "globex_namespace").replaceAll("globex", "stark")],
      })),
  },
  ...[
    "",
    "t",
    "tenants",
    "tenants/",
    "tenants/ac",
    "tenants/acme",
    "tenants/acme/",
    "tenants/acme/logs/",
  ].map(
    (prefix): Mutation => ({
      name: `lets data under ${JSON.stringify(prefix)} expire`,
      claim: "I-1",
      break: (plan) => expire(plan, expiring(prefix)),
    }),
  ),
  {
    name: "lets objects of a size expire, whosever they are",
    claim: "I-1",
    break: (plan) => expire(plan, { ...expiring(""), filter: { objectSizeGreaterThan: 1 } }),
  },
  {
    name: "lets tagged objects under a tenant's prefix expire after days",
    claim: "I-1",
    break: (plan) =>
      expire(plan, {
        ...expiring(""),
        filter: { and: { prefix: "tenants/umbrella/", tags: { a: "b" } } },
        expiration: { days: 1 },
      }),
  },
  {
    name: "gives the bucket rules where nobody looks for them",
    claim: "I-1",
    break: (plan) => set(plan, named("Bucket", "platform_bucket"), "lifecycleRules", [{ enabled: true }]),
  },
];
