import { append, retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, withAnother, without, withTwin } from "../../support/resources.ts";
import { admins, developers, entry, grants, rule, viewers, viewersBinding } from "./roles.ts";

/** what a tenant's people may do, and who comes in as one of them. */
export const peopleMutations: readonly Mutation[] = [
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
    break: (plan) => retext(plan, viewersBinding, "tenant:acme:viewers", "tenant:globex:viewers"),
  },
  {
    name: "swaps a binding's subject for a group above",
    claim: "A-1",
    break: (plan) => set(plan, viewersBinding, "roleRef.name", "tenant-admins"),
  },
  {
    name: "binds a role to every tenant's people",
    claim: "A-1",
    break: (plan) =>
      append(plan, viewersBinding, "subjects", {
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
    break: (plan) => withTwin(plan, entry(plan, "acme")),
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
