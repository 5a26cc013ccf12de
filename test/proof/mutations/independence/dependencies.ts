import type { Plan } from "../../../../plan/plan.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, replace } from "../../support/resources.ts";

const urn = (plan: Plan, name: string) =>
  plan.resources.find((resource) => resource.name === name)?.urn ?? "";

/** I-1: waiting for another tenant. */
export const dependencyMutations: readonly Mutation[] = [
  {
    name: "makes a tenant's namespace wait for another's",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("Namespace", "acme_namespace"), (one) => ({
        ...one,
        dependsOn: [...one.dependsOn, urn(plan, "globex_namespace")],
      })),
  },
  {
    name: "puts a tenant's quota under another tenant",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("ResourceQuota", "acme_quota"), (one) => ({ ...one, parent: urn(plan, "globex") })),
  },
  {
    name: "makes the platform wait for a tenant",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("StorageClass", "platform_tenant-gp3"), (one) => ({
        ...one,
        dependsOn: [urn(plan, "acme_namespace")],
      })),
  },
  {
    name: "takes a value from another tenant's resource",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("LimitRange", "acme_limits"), (one) => ({
        ...one,
        propertyDependencies: { spec: [urn(plan, "globex_limits")] },
      })),
  },
  {
    name: "waits for what is not in the plan",
    claim: "I-1",
    break: (plan) =>
      replace(plan, named("Namespace", "acme_namespace"), (one) => ({
        ...one,
        dependsOn: [...one.dependsOn, urn(plan, "globex_namespace").replaceAll("globex", "stark")],
      })),
  },
];
