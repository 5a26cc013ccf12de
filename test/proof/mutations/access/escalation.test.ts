import { append, disarm, guardrail, guardrailBinding, retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { named, replace, withAnother, without } from "../../support/mutation.ts";
import { admins, binding, developers, entry, grants, rule, viewers } from "./rights.ts";

judgeMutations("A-2", [
  {
    name: "lets admins escalate",
    break: grants(admins, rule(["escalate"], ["roles"], "rbac.authorization.k8s.io")),
  },
  {
    name: "lets admins bind",
    break: grants(admins, rule(["bind"], ["clusterroles"], "rbac.authorization.k8s.io")),
  },
  {
    name: "lets developers impersonate",
    break: grants(developers, rule(["impersonate"], ["serviceaccounts"])),
  },
  {
    name: "lets developers mint tokens",
    break: grants(developers, rule(["create"], ["serviceaccounts/token"])),
  },
  {
    name: "lets developers bind pods to nodes",
    break: grants(developers, rule(["create"], ["pods/binding"])),
  },
  {
    name: "lets developers write endpoints",
    break: grants(developers, rule(["update"], ["endpointslices"], "discovery.k8s.io")),
  },
  {
    name: "lets admins relabel their namespace",
    break: grants(admins, rule(["patch"], ["namespaces"])),
  },
  {
    name: "lets admins raise their quota",
    break: grants(admins, rule(["update"], ["resourcequotas"])),
  },
  { name: "lets viewers into nodes", break: grants(viewers, rule(["get"], ["nodes/proxy"])) },
  { name: "gives a wildcard", break: grants(viewers, rule(["get"], ["*"], "apps")) },
  { name: "gives every verb", break: grants(admins, rule(["*"], ["configmaps"])) },
  {
    name: "lets admins change webhooks",
    break: grants(
      admins,
      rule(["patch"], ["validatingwebhookconfigurations"], "admissionregistration.k8s.io"),
    ),
  },
  {
    name: "binds a persona to a ClusterRole of Kubernetes itself",
    also: { "A-1": "the table's own rights are gone with the Role" },
    break: (plan) =>
      set(plan, binding, "roleRef", {
        apiGroup: "rbac.authorization.k8s.io",
        kind: "ClusterRole",
        name: "edit",
      }),
  },
  {
    name: "binds the preview's ClusterRole to everybody",
    break: (plan) =>
      append(plan, named("ClusterRoleBinding", "platform_guardrails_tenancy-preview"), "subjects", {
        apiGroup: "rbac.authorization.k8s.io",
        kind: "Group",
        name: "system:authenticated",
      }),
  },
  {
    name: "gives a tenant's workloads rights",
    break: (plan) =>
      append(plan, binding, "subjects", { kind: "ServiceAccount", name: "app", namespace: "acme" }),
  },
  {
    name: "lets somebody in under another name",
    break: (plan) => set(plan, entry(plan, "acme"), "userName", "system-admin"),
  },
  {
    name: "gives a tenant's people an access policy of EKS",
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
    also: { "A-1": "nobody's file names that role" },
    break: (plan) =>
      set(plan, entry(plan, "acme"), "principalArn", "arn:aws:iam::123456789012:role/acme_workloads-0a1b2c3"),
  },
  {
    name: "lets the preview identity write",
    break: (plan) => without(plan, guardrailBinding("preview")),
  },
  {
    name: "lets the preview identity impersonate",
    break: grants(
      named("ClusterRole", "platform_guardrails_tenancy-preview"),
      rule(["impersonate"], ["users"]),
    ),
  },
  {
    name: "lets the preview identity read Secrets",
    break: grants(named("ClusterRole", "platform_guardrails_tenancy-preview"), rule(["get"], ["secrets"])),
  },
  {
    name: "lets tenants bind roles to others",
    break: (plan) => disarm(plan, "role-bindings", "subjects"),
  },
  {
    name: "takes every group that begins alike for the tenant's own",
    break: (plan) =>
      retext(plan, guardrail("role-bindings"), `+ variables.tenant + \\":\\")`, `+ variables.tenant)`),
  },
  {
    name: "lets tenants have tokens without an end",
    break: (plan) => without(plan, guardrailBinding("tokens")),
  },
  {
    name: "brings in a chart that nobody can look into",
    break: (plan) =>
      withAnother(plan, named("StorageClass", "platform_tenant-gp3"), (one) => ({
        ...one,
        type: "kubernetes:helm.sh/v3:Release",
        inputs: { chart: "anything", metadata: { name: "anything" } },
      })),
  },
]);
