import type { Json, Plan } from "../../../../plan/plan.ts";
import { set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { change, named, without } from "../../support/mutation.ts";

const quota = named("ResourceQuota", "acme_quota");
const limits = named("LimitRange", "acme_limits");
const hard = (key: string, value: Json) => (plan: Plan) =>
  change(plan, quota, (inputs) => {
    const { [key]: _, ...rest } = Object(Object(inputs.spec).hard);
    return { ...inputs, spec: { hard: value === null ? rest : { ...rest, [key]: value } } };
  });
const container = (field: string, amounts: Json) => (plan: Plan) =>
  set(plan, limits, `spec.limits.0.${field}`, amounts);

judgeMutations("Q-1", [
  { name: "removes a quota", break: (plan) => without(plan, quota) },
  { name: "forgets to bound memory", break: hard("limits.memory", null) },
  {
    name: "forgets to bound ephemeral storage",
    also: { "L-1": "it asks whether the same quota fits the nodes" },
    break: hard("requests.ephemeral-storage", null),
  },
  { name: "forgets to count Secrets", break: hard("secrets", null) },
  { name: "forgets to count Deployments", break: hard("count/deployments.apps", null) },
  {
    name: "gives more than the file says",
    also: { "L-1": "it asks whether the same quota fits the nodes" },
    break: hard("requests.cpu", "200"),
  },
  { name: "gives node ports", break: hard("services.nodeports", "5") },
  {
    name: "bounds with something that is no amount",
    also: { "L-1": "it asks whether the same quota fits the nodes" },
    break: hard("pods", "[computed]"),
  },
  {
    name: "bounds pods that end by themselves only",
    break: (plan) => set(plan, quota, "spec.scopes", ["Terminating"]),
  },
  {
    name: "gives a frozen tenant pods",
    stack: "prod",
    break: (plan) => set(plan, named("ResourceQuota", "hooli_quota"), "spec.hard.pods", "5"),
  },
  { name: "removes the defaults", break: (plan) => without(plan, limits) },
  {
    name: "forgets the default CPU request that the quota counts",
    break: container("defaultRequest", { memory: "128Mi", "ephemeral-storage": "512Mi" }),
  },
  {
    name: "has a default request above the default limit",
    break: container("default", { memory: "64Mi", "ephemeral-storage": "4Gi" }),
  },
  {
    name: "has a default limit above the maximum",
    break: container("max", { memory: "256Mi" }),
  },
  {
    name: "has a default that no quota can hold",
    break: (plan) =>
      container("max", {})(container("default", { memory: "900Gi", "ephemeral-storage": "4Gi" })(plan)),
  },
]);
