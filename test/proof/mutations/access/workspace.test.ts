import { set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { named, withAnother } from "../../support/mutation.ts";

const namespace = named("Namespace", "acme_namespace");

judgeMutations("NS-1", [
  {
    name: "calls a namespace other than its tenant",
    also: Object.fromEntries(
      ["N-1", "N-2", "Q-3", "NET-1", "NET-3", "A-2", "NS-2", "L-1"].map((id) => [
        id,
        "no label of acme's namespace is found",
      ]),
    ),
    break: (plan) => set(plan, namespace, "metadata.name", "acme-eu"),
  },
  {
    name: "puts a tenant's quota into another's namespace",
    also: {
      "Q-1": "the tenant itself is left without a quota",
      "I-1": "the quota names the other tenant",
    },
    break: (plan) => set(plan, named("ResourceQuota", "acme_quota"), "metadata.namespace", "globex"),
  },
  {
    name: "puts an object of the platform into a tenant's namespace",
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
    break: (plan) =>
      withAnother(plan, named("ClusterRole", "platform_guardrails_tenancy-preview"), (resource) => ({
        ...resource,
        tenant: "acme",
        inputs: { metadata: { name: "acmes" }, rules: [] },
      })),
  },
  {
    name: "gives a tenant a second namespace",
    break: (plan) =>
      withAnother(plan, namespace, (one) => ({
        ...one,
        inputs: { ...one.inputs, metadata: { ...Object(one.inputs.metadata), name: "acme-two" } },
      })),
  },
  {
    name: "enforces a lower standard",
    break: (plan) => set(plan, namespace, "metadata.labels[pod-security.kubernetes.io/enforce]", "baseline"),
  },
  {
    name: "forgets the standard's version",
    break: (plan) =>
      set(plan, namespace, "metadata.labels[pod-security.kubernetes.io/enforce-version]", "latest"),
  },
  {
    name: "labels a frozen tenant as active",
    stack: "prod",
    break: (plan) =>
      set(plan, named("Namespace", "hooli_namespace"), "metadata.labels.tenant-state", "active"),
  },
]);
