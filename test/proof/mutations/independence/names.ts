import { guardrail } from "../../support/guardrails.ts";
import { append, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { withSettings } from "../../support/plans.ts";
import { named, withNew, withObject } from "../../support/resources.ts";

/** I-1: naming another tenant. */
export const nameMutations: readonly Mutation[] = [
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
];
