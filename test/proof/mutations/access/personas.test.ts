import { append, retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { named, withAnother, without } from "../../support/mutation.ts";
import { admins, binding, developers, entry, grants, rule, viewers } from "./rights.ts";

judgeMutations("A-1", [
  {
    name: "lets viewers read Secrets",
    break: grants(viewers, rule(["get", "list"], ["secrets"])),
  },
  {
    name: "lets viewers change workloads",
    break: grants(viewers, rule(["patch"], ["deployments"], "apps")),
  },
  {
    name: "lets developers make service accounts",
    break: grants(developers, rule(["create"], ["serviceaccounts"])),
  },
  {
    name: "lets admins change what they do not know of",
    break: grants(admins, rule(["patch"], ["applications"], "argoproj.io")),
  },
  {
    name: "takes logs from viewers",
    break: (plan) => retext(plan, viewers, `"pods/log"`, `"pods/status"`),
  },
  {
    name: "takes the own namespace from developers",
    break: (plan) => retext(plan, developers, `"resourceNames":["acme"]`, `"resourceNames":["nobody"]`),
  },
  {
    name: "lets a persona get another's namespace",
    also: { "I-1": "the role names the other tenant" },
    break: (plan) => retext(plan, viewers, `"resourceNames":["acme"]`, `"resourceNames":["acme","globex"]`),
  },
  {
    name: "swaps a binding's subject for another tenant's people",
    also: { "I-1": "the binding names the other tenant" },
    break: (plan) => retext(plan, binding, "tenant:acme:viewers", "tenant:globex:viewers"),
  },
  {
    name: "swaps a binding's subject for a group above",
    break: (plan) => set(plan, binding, "roleRef.name", "tenant-admins"),
  },
  {
    name: "binds a role to every tenant's people",
    break: (plan) =>
      append(plan, binding, "subjects", {
        apiGroup: "rbac.authorization.k8s.io",
        kind: "Group",
        name: "tenants",
      }),
  },
  {
    name: "makes a viewer an admin",
    break: (plan) => retext(plan, entry(plan, "acme"), "tenant:acme:admins", "tenant:acme:viewers"),
  },
  {
    name: "puts a principal into two tenants' groups",
    also: { "I-1": "the entry names the other tenant" },
    break: (plan) => append(plan, entry(plan, "acme"), "kubernetesGroups", "tenant:globex:admins"),
  },
  {
    name: "leaves a principal out of the group that guardrails go by",
    break: (plan) => set(plan, entry(plan, "acme"), "kubernetesGroups", ["tenant:acme:admins"]),
  },
  {
    name: "lets somebody in whom no file names",
    break: (plan) =>
      set(plan, entry(plan, "acme"), "principalArn", "arn:aws:iam::111122223333:role/stranger"),
  },
  {
    name: "gives a principal a second entry",
    break: (plan) => withAnother(plan, entry(plan, "acme"), (one) => one),
  },
  { name: "forgets somebody's entry", break: (plan) => without(plan, entry(plan, "acme")) },
  {
    name: "makes the platform's engineers people of tenants",
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
    stack: "prod",
    break: (plan) => append(plan, named("Role", "hooli_admins_role"), "rules", rule(["create"], ["pods"])),
  },
  {
    name: "leaves an offboarding tenant's people in",
    also: { "N-3": "the entry is not tagged as the tenant's" },
    stack: "prod",
    break: (plan) =>
      withAnother(plan, entry(plan, "acme"), (one) => ({
        ...one,
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
]);
