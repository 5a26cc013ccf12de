import { disarm, guardrail, guardrailBinding } from "../../support/guardrails.ts";
import { append, retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, replace, withAnother, without } from "../../support/resources.ts";
import { admins, developers, entry, grants, previewRole, rule, viewers, viewersBinding } from "./roles.ts";

/** rights that lead to more rights. */
export const escalationMutations: readonly Mutation[] = [
  {
    name: "lets admins escalate",
    claim: "A-2",
    break: grants(admins, rule(["escalate"], ["roles"], "rbac.authorization.k8s.io")),
  },
  {
    name: "lets admins bind",
    claim: "A-2",
    break: grants(admins, rule(["bind"], ["clusterroles"], "rbac.authorization.k8s.io")),
  },
  {
    name: "lets developers impersonate",
    claim: "A-2",
    break: grants(developers, rule(["impersonate"], ["serviceaccounts"])),
  },
  {
    name: "lets developers mint tokens",
    claim: "A-2",
    break: grants(developers, rule(["create"], ["serviceaccounts/token"])),
  },
  {
    name: "lets developers bind pods to nodes",
    claim: "A-2",
    break: grants(developers, rule(["create"], ["pods/binding"])),
  },
  {
    name: "lets developers write endpoints",
    claim: "A-2",
    break: grants(developers, rule(["update"], ["endpointslices"], "discovery.k8s.io")),
  },
  {
    name: "lets admins relabel their namespace",
    claim: "A-2",
    break: grants(admins, rule(["patch"], ["namespaces"])),
  },
  {
    name: "lets admins raise their quota",
    claim: "A-2",
    break: grants(admins, rule(["update"], ["resourcequotas"])),
  },
  { name: "lets viewers into nodes", claim: "A-2", break: grants(viewers, rule(["get"], ["nodes/proxy"])) },
  { name: "gives a wildcard", claim: "A-2", break: grants(viewers, rule(["get"], ["*"], "apps")) },
  { name: "gives every verb", claim: "A-2", break: grants(admins, rule(["*"], ["configmaps"])) },
  {
    name: "lets admins change webhooks",
    claim: "A-2",
    break: grants(
      admins,
      rule(["patch"], ["validatingwebhookconfigurations"], "admissionregistration.k8s.io"),
    ),
  },
  {
    name: "binds a persona to a ClusterRole of Kubernetes itself",
    claim: "A-2",
    also: { "A-1": "the table's own rights are gone with the Role" },
    break: (plan) =>
      set(plan, viewersBinding, "roleRef", {
        apiGroup: "rbac.authorization.k8s.io",
        kind: "ClusterRole",
        name: "edit",
      }),
  },
  {
    name: "binds the preview's ClusterRole to everybody",
    claim: "A-2",
    break: (plan) =>
      append(plan, named("ClusterRoleBinding", "platform_guardrails_tenancy-preview"), "subjects", {
        apiGroup: "rbac.authorization.k8s.io",
        kind: "Group",
        name: "system:authenticated",
      }),
  },
  {
    name: "gives a tenant's workloads rights",
    claim: "A-2",
    break: (plan) =>
      append(plan, viewersBinding, "subjects", { kind: "ServiceAccount", name: "app", namespace: "acme" }),
  },
  {
    name: "lets somebody in under another name",
    claim: "A-2",
    break: (plan) => set(plan, entry(plan, "acme"), "userName", "system-admin"),
  },
  {
    name: "gives a tenant's people an access policy of EKS",
    claim: "A-2",
    break: (plan) => {
      const principal = plan.resources.find(entry(plan, "acme"))?.inputs.principalArn ?? "";
      return replace(
        plan,
        ({ type }) => type.endsWith(":AccessPolicyAssociation"),
        (one) => ({ ...one, inputs: { ...one.inputs, principalArn: principal } }),
      );
    },
  },
  {
    name: "lets people in as a workload's role",
    claim: "A-2",
    also: { "A-1": "nobody's file names that role" },
    break: (plan) =>
      set(plan, entry(plan, "acme"), "principalArn", "arn:aws:iam::123456789012:role/acme_workloads-0a1b2c3"),
  },
  {
    name: "lets the preview identity write",
    claim: "A-2",
    break: (plan) => without(plan, guardrailBinding("preview")),
  },
  {
    name: "lets the preview identity impersonate",
    claim: "A-2",
    break: grants(previewRole, rule(["impersonate"], ["users"])),
  },
  {
    name: "lets the preview identity read Secrets",
    claim: "A-2",
    break: grants(previewRole, rule(["get"], ["secrets"])),
  },
  {
    name: "lets tenants bind roles to others",
    claim: "A-2",
    break: (plan) => disarm(plan, "role-bindings", "subjects"),
  },
  {
    name: "takes every group that begins alike for the tenant's own",
    claim: "A-2",
    break: (plan) =>
      retext(plan, guardrail("role-bindings"), `+ variables.tenant + \\":\\")`, `+ variables.tenant)`),
  },
  {
    name: "lets tenants have tokens without an end",
    claim: "A-2",
    break: (plan) => without(plan, guardrailBinding("tokens")),
  },
  {
    name: "brings in a chart that nobody can look into",
    claim: "A-2",
    break: (plan) =>
      withAnother(plan, named("StorageClass", "platform_tenant-gp3"), (one) => ({
        ...one,
        type: "kubernetes:helm.sh/v3:Release",
        inputs: { chart: "anything", metadata: { name: "anything" } },
      })),
  },
];
