import type { Json, Plan } from "../../../../plan/plan.ts";
import { append, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without, withSibling } from "../../support/resources.ts";

const limits = named("LimitRange", "acme_limits");
const container = (field: string, amounts: Json) => (plan: Plan) =>
  set(plan, limits, `spec.limits.0.${field}`, amounts);

/** what a container gets that asks for nothing. */
export const defaultMutations: readonly Mutation[] = [
  { name: "removes the defaults", claim: "Q-1", break: (plan) => without(plan, limits) },
  {
    name: "forgets the default CPU request that the quota counts",
    claim: "Q-1",
    break: container("defaultRequest", { memory: "128Mi", "ephemeral-storage": "512Mi" }),
  },
  {
    name: "has a default request above the default limit",
    claim: "Q-1",
    break: container("default", { memory: "64Mi", "ephemeral-storage": "4Gi" }),
  },
  {
    name: "has a default limit above the maximum",
    claim: "Q-1",
    break: container("max", { memory: "256Mi" }),
  },
  {
    name: "has a default that no quota can hold",
    claim: "Q-1",
    break: (plan) =>
      container("max", {})(container("default", { memory: "900Gi", "ephemeral-storage": "4Gi" })(plan)),
  },
  {
    name: "has a second limit range with other defaults",
    claim: "Q-1",
    break: (plan) =>
      withSibling(plan, limits, "more", {
        spec: { limits: [{ type: "Container", defaultRequest: { memory: "900Gi" } }] },
      }),
  },
  {
    name: "asks every pod for more than its containers get",
    claim: "Q-1",
    break: (plan) => append(plan, limits, "spec.limits", { type: "Pod", min: { cpu: "64" } }),
  },
  {
    name: "forbids the ratio of its own defaults",
    claim: "Q-1",
    break: container("maxLimitRequestRatio", { memory: "1" }),
  },
];
