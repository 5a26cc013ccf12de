import { set } from "../../support/inputs.ts";
import { alsoBreaks, type Mutation } from "../../support/mutation.ts";
import { named, withAnother, withObject, withSibling } from "../../support/resources.ts";

const namespace = named("Namespace", "acme_namespace");

/** NS-1: a tenant's namespace and what is in it. */
export const workspaceMutations: readonly Mutation[] = [
  {
    name: "calls a namespace other than its tenant",
    claim: "NS-1",
    also: alsoBreaks(
      ["N-1", "N-2", "N-3", "Q-3", "NET-1", "NET-3", "A-2", "NS-2", "L-1"],
      "no label of acme's namespace is found",
    ),
    break: (plan) => set(plan, namespace, "metadata.name", "acme-eu"),
  },
  {
    name: "puts a tenant's quota into another's namespace",
    claim: "NS-1",
    also: {
      "Q-1": "the tenant itself is left without a quota",
      "I-1": "the quota names the other tenant",
    },
    break: (plan) => set(plan, named("ResourceQuota", "acme_quota"), "metadata.namespace", "globex"),
  },
  {
    name: "puts an object of the platform into a tenant's namespace",
    claim: "NS-1",
    also: { "I-1": "the platform's object names the tenant" },
    break: (plan) =>
      set(
        plan,
        ({ type, tenant }) => tenant === null && type.endsWith(":ServiceAccount"),
        "metadata.namespace",
        "acme",
      ),
  },
  {
    name: "gives a tenant a cluster-wide object",
    claim: "NS-1",
    break: (plan) =>
      withAnother(plan, named("ClusterRole", "platform_guardrails_tenancy-preview"), (resource) => ({
        ...resource,
        tenant: "acme",
        inputs: { ...resource.inputs, metadata: { name: "acmes" }, rules: [] },
      })),
  },
  {
    name: "gives a tenant a second namespace",
    claim: "NS-1",
    break: (plan) => withSibling(plan, namespace, "acme-two"),
  },
  {
    name: "makes a tenant that it does not list",
    claim: "NS-1",
    break: (plan) =>
      withObject(plan, "v1 Namespace", "platform_hidden", {
        metadata: { name: "hidden", labels: { tenant: "hidden" } },
      }),
  },
  {
    name: "enforces a lower standard",
    claim: "NS-1",
    break: (plan) => set(plan, namespace, "metadata.labels[pod-security.kubernetes.io/enforce]", "baseline"),
  },
  {
    name: "forgets the standard's version",
    claim: "NS-1",
    break: (plan) =>
      set(plan, namespace, "metadata.labels[pod-security.kubernetes.io/enforce-version]", "latest"),
  },
  {
    name: "labels a frozen tenant as active",
    claim: "NS-1",
    stack: "prod",
    break: (plan) =>
      set(plan, named("Namespace", "hooli_namespace"), "metadata.labels.tenant-state", "active"),
  },
];
