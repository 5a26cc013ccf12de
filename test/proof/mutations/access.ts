import type { Json, Plan } from "../../../plan/plan.ts";
import { append, disarm, guardrail, guardrailBinding, retext, set } from "../support/edit.ts";
import { type Mutation, named, replace, withAnother, withObject, without } from "../support/mutation.ts";

const namespace = named("Namespace", "acme_namespace");
const admins = named("Role", "acme_admins_role");
const developers = named("Role", "acme_developers_role");
const viewers = named("Role", "acme_viewers_role");
const binding = named("RoleBinding", "acme_viewers_binding");
const entry = (plan: Plan, tenant: string) => {
  const found = plan.resources.find((one) => one.tenant === tenant && one.type.endsWith(":AccessEntry"));
  return named("AccessEntry", found?.name ?? "none");
};
const rule = (verbs: string[], resources: string[], apiGroup = ""): Json => ({
  apiGroups: [apiGroup],
  resources,
  verbs,
});
const grants =
  (role: Parameters<typeof append>[1], ...rules: Json[]) =>
  (plan: Plan) =>
    append(plan, role, "rules", ...rules);

const workspaces: Mutation[] = [
  {
    name: "calls a namespace other than its tenant",
    claim: "NS-1",
    also: Object.fromEntries(
      ["N-1", "N-2", "N-3", "Q-3", "NET-1", "NET-3", "A-2", "NS-2", "L-1"].map((id) => [
        id,
        "no label of acme's namespace is found",
      ]),
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
    break: (plan) =>
      withAnother(plan, namespace, (one) => ({
        ...one,
        inputs: { ...one.inputs, metadata: { ...Object(one.inputs.metadata), name: "acme-two" } },
      })),
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

const protections: Mutation[] = [
  {
    name: "lets tenants change the platform's objects",
    claim: "NS-2",
    break: (plan) => disarm(plan, "protected-objects", "!(oldObject"),
  },
  {
    name: "lets tenants pass their objects off as the platform's",
    claim: "NS-2",
    break: (plan) => disarm(plan, "protected-objects", "!(object"),
  },
  {
    name: "protects objects from change and not from deletion",
    claim: "NS-2",
    break: (plan) =>
      set(plan, guardrail("protected-objects"), "spec.matchConstraints.resourceRules.0.operations", [
        "CREATE",
        "UPDATE",
      ]),
  },
  {
    name: "forgets the label by which an object is protected",
    claim: "NS-2",
    break: (plan) => set(plan, named("RoleBinding", "acme_admins_binding"), "metadata.labels", {}),
  },
  {
    name: "lets people of a tenant write anywhere",
    claim: "NS-2",
    break: (plan) => without(plan, guardrailBinding("own-namespace")),
  },
  {
    name: "takes any tenant's group for the namespace's own",
    claim: "NS-2",
    break: (plan) =>
      retext(plan, guardrail("own-namespace"), `\\"tenant:\\" + variables.home + \\":\\"`, `\\"tenant:\\"`),
  },
  {
    name: "lets people of a frozen tenant write",
    claim: "NS-2",
    stack: "prod",
    break: (plan) => without(plan, guardrailBinding("inactive-people")),
  },
  {
    name: "refuses the platform its own objects",
    claim: "NS-2",
    break: (plan) => set(plan, guardrail("protected-objects"), "spec.matchConditions", []),
  },
];

const people: Mutation[] = [
  {
    name: "lets viewers read Secrets",
    claim: "A-1",
    break: grants(viewers, rule(["get", "list"], ["secrets"])),
  },
  {
    name: "lets viewers change workloads",
    claim: "A-1",
    break: grants(viewers, rule(["patch"], ["deployments"], "apps")),
  },
  {
    name: "lets developers make service accounts",
    claim: "A-1",
    break: grants(developers, rule(["create"], ["serviceaccounts"])),
  },
  {
    name: "lets admins change what they do not know of",
    claim: "A-1",
    break: grants(admins, rule(["patch"], ["applications"], "argoproj.io")),
  },
  {
    name: "takes logs from viewers",
    claim: "A-1",
    break: (plan) => retext(plan, viewers, `"pods/log"`, `"pods/status"`),
  },
  {
    name: "takes the own namespace from developers",
    claim: "A-1",
    break: (plan) => retext(plan, developers, `"resourceNames":["acme"]`, `"resourceNames":["nobody"]`),
  },
  {
    name: "lets a persona get another's namespace",
    claim: "A-1",
    also: { "I-1": "the role names the other tenant" },
    break: (plan) => retext(plan, viewers, `"resourceNames":["acme"]`, `"resourceNames":["acme","globex"]`),
  },
  {
    name: "swaps a binding's subject for another tenant's people",
    claim: "A-1",
    also: { "I-1": "the binding names the other tenant" },
    break: (plan) => retext(plan, binding, "tenant:acme:viewers", "tenant:globex:viewers"),
  },
  {
    name: "swaps a binding's subject for a group above",
    claim: "A-1",
    break: (plan) => set(plan, binding, "roleRef.name", "tenant-admins"),
  },
  {
    name: "binds a role to every tenant's people",
    claim: "A-1",
    break: (plan) =>
      append(plan, binding, "subjects", {
        apiGroup: "rbac.authorization.k8s.io",
        kind: "Group",
        name: "tenants",
      }),
  },
  {
    name: "makes a viewer an admin",
    claim: "A-1",
    break: (plan) => retext(plan, entry(plan, "acme"), "tenant:acme:admins", "tenant:acme:viewers"),
  },
  {
    name: "puts a principal into two tenants' groups",
    claim: "A-1",
    also: { "I-1": "the entry names the other tenant" },
    break: (plan) => append(plan, entry(plan, "acme"), "kubernetesGroups", "tenant:globex:admins"),
  },
  {
    name: "leaves a principal out of the group that guardrails go by",
    claim: "A-1",
    break: (plan) => set(plan, entry(plan, "acme"), "kubernetesGroups", ["tenant:acme:admins"]),
  },
  {
    name: "lets somebody in whom no file names",
    claim: "A-1",
    break: (plan) =>
      set(plan, entry(plan, "acme"), "principalArn", "arn:aws:iam::111122223333:role/stranger"),
  },
  {
    name: "gives a principal a second entry",
    claim: "A-1",
    break: (plan) => withAnother(plan, entry(plan, "acme"), (one) => one),
  },
  { name: "forgets somebody's entry", claim: "A-1", break: (plan) => without(plan, entry(plan, "acme")) },
  {
    name: "makes the platform's engineers people of tenants",
    claim: "A-1",
    break: (plan) =>
      set(
        plan,
        named(
          "AccessEntry",
          plan.resources.find(({ name }) => name.startsWith("platform_admin_"))?.name ?? "",
        ),
        "kubernetesGroups",
        ["tenants"],
      ),
  },
  {
    name: "leaves a frozen tenant's admins their rights",
    claim: "A-1",
    stack: "prod",
    break: (plan) => append(plan, named("Role", "hooli_admins_role"), "rules", rule(["create"], ["pods"])),
  },
  {
    name: "leaves an offboarding tenant's people in",
    claim: "A-1",
    also: { "N-3": "the entry is not tagged as the tenant's" },
    stack: "prod",
    break: (plan) =>
      withAnother(plan, entry(plan, "acme"), (one) => ({
        ...one,
        name: "wonka_admins",
        tenant: "wonka",
        parent: null,
        dependsOn: [],
        inputs: {
          clusterName: plan.settings.cluster.name,
          principalArn: "arn:aws:iam::111122223333:role/wonka-admins",
          kubernetesGroups: ["tenants", "tenant:wonka:admins"],
          tags:
            plan.resources.find((other) => other.tenant === "wonka" && other.inputs.tags !== undefined)
              ?.inputs.tags ?? {},
        },
      })),
  },
];

const escalations: Mutation[] = [
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
      set(plan, binding, "roleRef", {
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
      append(plan, binding, "subjects", { kind: "ServiceAccount", name: "app", namespace: "acme" }),
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
    break: grants(
      named("ClusterRole", "platform_guardrails_tenancy-preview"),
      rule(["impersonate"], ["users"]),
    ),
  },
  {
    name: "lets the preview identity read Secrets",
    claim: "A-2",
    break: grants(named("ClusterRole", "platform_guardrails_tenancy-preview"), rule(["get"], ["secrets"])),
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

export const accessMutations: readonly Mutation[] = [
  ...workspaces,
  ...protections,
  ...people,
  ...escalations,
];
