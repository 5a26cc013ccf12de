import { change, type Mutation, named, replace } from "../../support/mutation.ts";

const association = named("PodIdentityAssociation", "acme_workloads_app");

/** Ways to give service accounts other roles than their own. */
export const bindingMutations: readonly Mutation[] = [
  {
    name: "associates a tenant's role with another tenant's service account",
    claim: "W-1",
    also: { "I-1": "it names another tenant, and so changes with it" },
    break: (plan) =>
      change(plan, association, (inputs) => ({
        ...inputs,
        namespace: "globex",
      })),
  },
  {
    name: "associates a service account with another tenant's role",
    claim: "W-1",
    also: { "I-1": "it depends on something of another tenant" },
    break: (plan) =>
      replace(plan, association, (resource) => ({
        ...resource,
        propertyDependencies: {
          roleArn: plan.resources.filter(named("Role", "globex_workloads")).map(({ urn }) => urn),
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
          metadata: plan.resources.filter(named("Role", "globex_workloads")).map(({ urn }) => urn),
        },
      })),
  },
  {
    name: "sends no session tags, by a text",
    claim: "W-1",
    break: (plan) => change(plan, association, (inputs) => ({ ...inputs, disableSessionTags: "true" })),
  },
  {
    name: "leaves it to the deployment whether session tags are sent",
    claim: "W-1",
    break: (plan) => change(plan, association, (inputs) => ({ ...inputs, disableSessionTags: "[computed]" })),
  },
];
