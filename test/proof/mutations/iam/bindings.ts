import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, replace, urnsOf } from "../../support/resources.ts";

const association = named("PodIdentityAssociation", "acme_workloads_app");

/** Ways to give service accounts other roles than their own. */
export const bindingMutations: readonly Mutation[] = [
  {
    name: "associates a tenant's role with another tenant's service account",
    claim: "W-1",
    also: { "I-1": "it names another tenant, and so changes with it" },
    break: (plan) => set(plan, association, "namespace", "globex"),
  },
  {
    name: "associates a service account with another tenant's role",
    claim: "W-1",
    also: { "I-1": "it depends on something of another tenant" },
    break: (plan) =>
      replace(plan, association, (resource) => ({
        ...resource,
        propertyDependencies: {
          roleArn: urnsOf(plan, named("Role", "globex_workloads")),
        },
      })),
  },
  {
    name: "annotates a service account with another tenant's role",
    claim: "W-1",
    stack: "prod",
    also: { "I-1": "it depends on something of another tenant" },
    break: (plan) =>
      replace(plan, named("ServiceAccount", "acme_app"), (resource) => ({
        ...resource,
        propertyDependencies: {
          metadata: urnsOf(plan, named("Role", "globex_workloads")),
        },
      })),
  },
  {
    name: "sends no session tags, by a text",
    claim: "W-1",
    break: (plan) => set(plan, association, "disableSessionTags", "true"),
  },
  {
    name: "leaves it to the deployment whether session tags are sent",
    claim: "W-1",
    break: (plan) => set(plan, association, "disableSessionTags", "[computed]"),
  },
];
