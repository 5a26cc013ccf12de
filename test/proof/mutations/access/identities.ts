import type { Plan } from "../../../../plan/plan.ts";
import { append, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, withAnother, withSibling } from "../../support/resources.ts";
import { entry, grants, previewRole, rule } from "./roles.ts";

const apiGroup = "rbac.authorization.k8s.io";
const user = (name: string) => ({ apiGroup, kind: "User", name });

/** The plan with a ClusterRole of Kubernetes itself bound to one more. */
const clusterAdmin = (plan: Plan, subject: Record<string, string>): Plan =>
  withSibling(plan, named("ClusterRoleBinding", "platform_guardrails_tenancy-preview"), "more", {
    roleRef: { apiGroup, kind: "ClusterRole", name: "cluster-admin" },
    subjects: [subject],
  });

/** Rights besides those of the groups that people come in as. */
export const identityMutations: readonly Mutation[] = [
  {
    name: "binds a ClusterRole to a session of a tenant's admins",
    claim: "A-1",
    break: (plan) => clusterAdmin(plan, user("arn:aws:sts::111122223333:assumed-role/acme-admins/alice")),
  },
  {
    name: "binds a ClusterRole to a role whose path a session does not show",
    claim: "A-1",
    break: (plan) =>
      clusterAdmin(
        plan,
        user("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Globex_0a1b2c3d4e5f6071/bob"),
      ),
  },
  {
    name: "binds a ClusterRole to a tenant's IAM user",
    claim: "A-1",
    also: { "I-1": "the binding names the tenant" },
    break: (plan) => clusterAdmin(plan, user("arn:aws:iam::111122223333:user/tyrell/rachael")),
  },
  {
    name: "binds a Role of a tenant's to a user",
    claim: "A-1",
    break: (plan) => append(plan, named("RoleBinding", "acme_viewers_binding"), "subjects", user("somebody")),
  },
  {
    name: "binds a ClusterRole to the preview identity by name",
    claim: "A-2",
    break: (plan) =>
      clusterAdmin(plan, user("arn:aws:sts::123456789012:assumed-role/tenancy-preview/github")),
  },
  {
    name: "binds a ClusterRole to every node",
    claim: "A-2",
    break: (plan) => clusterAdmin(plan, { apiGroup, kind: "Group", name: "system:nodes" }),
  },
  {
    name: "gives the preview identity an access policy of EKS",
    claim: "A-2",
    break: (plan) => {
      const principal = plan.resources.find(({ name }) => name === "platform_preview")?.inputs.principalArn;
      return set(
        plan,
        ({ type }) => type.endsWith(":AccessPolicyAssociation"),
        "principalArn",
        principal ?? "",
      );
    },
  },
  {
    name: "leaves a token without an end in a tenant's namespace",
    claim: "A-2",
    break: (plan) =>
      withAnother(plan, named("RoleBinding", "acme_viewers_binding"), (one) => ({
        ...one,
        type: "kubernetes:core/v1:Secret",
        inputs: {
          apiVersion: "v1",
          kind: "Secret",
          metadata: { ...Object(one.inputs.metadata), name: "token" },
          type: "kubernetes.io/service-account-token",
        },
      })),
  },
  {
    name: "makes a platform's engineer a tenant's by a second group",
    claim: "A-1",
    break: (plan) => append(plan, named("AccessEntry", "platform_preview"), "kubernetesGroups", "tenants"),
    also: { "A-2": "the preview identity is to be nothing else" },
  },
  {
    name: "lets people in as a workload's role, whose name the cloud completes",
    claim: "A-2",
    also: { "A-1": "nobody's file names that role" },
    break: (plan) =>
      set(
        set(plan, named("Role", "acme_workloads"), "namePrefix", "shop-"),
        entry(plan, "acme"),
        "principalArn",
        "arn:aws:iam::123456789012:role/shop-20261125000000000000000001",
      ),
  },
  {
    name: "lets the preview identity read tenants' logs",
    claim: "A-2",
    break: grants(previewRole, rule(["get"], ["pods/log"])),
  },
  {
    name: "makes an admin a viewer as well",
    claim: "A-1",
    break: (plan) => append(plan, entry(plan, "acme"), "kubernetesGroups", "tenant:acme:viewers"),
  },
];
