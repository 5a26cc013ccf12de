import type { Plan } from "../../../plan/plan.ts";
import { append, guardrail, set } from "../support/edit.ts";
import { judgeMutations } from "../support/judge.ts";
import { named, replace } from "../support/mutation.ts";

const urn = (plan: Plan, name: string) =>
  plan.resources.find((resource) => resource.name === name)?.urn ?? "";

judgeMutations("I-1", [
  {
    name: "makes a tenant's namespace wait for another's",
    break: (plan) =>
      replace(plan, named("Namespace", "acme_namespace"), (one) => ({
        ...one,
        dependsOn: [...one.dependsOn, urn(plan, "globex_namespace")],
      })),
  },
  {
    name: "puts a tenant's quota under another tenant",
    break: (plan) =>
      replace(plan, named("ResourceQuota", "acme_quota"), (one) => ({ ...one, parent: urn(plan, "globex") })),
  },
  {
    name: "makes the platform wait for a tenant",
    break: (plan) =>
      replace(plan, named("StorageClass", "platform_tenant-gp3"), (one) => ({
        ...one,
        dependsOn: [urn(plan, "acme_namespace")],
      })),
  },
  {
    name: "takes a value from another tenant's resource",
    break: (plan) =>
      replace(plan, named("LimitRange", "acme_limits"), (one) => ({
        ...one,
        propertyDependencies: { spec: [urn(plan, "globex_limits")] },
      })),
  },
  {
    name: "lists all tenants in a resource of each",
    break: (plan) =>
      set(plan, named("LimitRange", "acme_limits"), "metadata.annotations", {
        neighbours: "globex,umbrella",
      }),
  },
  {
    name: "lists a tenant in a policy of the platform",
    break: (plan) =>
      append(plan, guardrail("services"), "spec.variables", {
        name: "known",
        expression: '["umbrella", "acme"]',
      }),
  },
  {
    name: "names a tenant in a key",
    break: (plan) =>
      set(plan, named("StorageClass", "platform_tenant-gp3"), "metadata.annotations.umbrella", "true"),
  },
]);
