import type { Json, Plan } from "../../../../plan/plan.ts";
import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without } from "../../support/resources.ts";

const quota = named("ResourceQuota", "acme_quota");
const hard = (key: string, value: Json) => (plan: Plan) => set(plan, quota, `spec.hard[${key}]`, value);
const fits = { "L-1": "it asks whether the same quota fits the nodes" };

/** what bounds a tenant. */
export const quotaMutations: readonly Mutation[] = [
  { name: "removes a quota", claim: "Q-1", break: (plan) => without(plan, quota) },
  { name: "forgets to bound memory", claim: "Q-1", break: hard("limits.memory", null) },
  {
    name: "forgets to bound ephemeral storage",
    claim: "Q-1",
    also: fits,
    break: hard("requests.ephemeral-storage", null),
  },
  { name: "forgets to count Secrets", claim: "Q-1", break: hard("secrets", null) },
  { name: "forgets pods that have ended", claim: "Q-1", break: hard("count/pods", null) },
  {
    name: "forgets to count revisions",
    claim: "Q-1",
    break: hard("count/controllerrevisions.apps", null),
  },
  { name: "forgets to count Deployments", claim: "Q-1", break: hard("count/deployments.apps", null) },
  {
    name: "gives more than the file says",
    claim: "Q-1",
    also: fits,
    break: hard("requests.cpu", "200"),
  },
  { name: "gives node ports", claim: "Q-1", break: hard("services.nodeports", "5") },
  {
    name: "bounds with something that is no amount",
    claim: "Q-1",
    also: fits,
    break: hard("pods", "[computed]"),
  },
  {
    name: "bounds pods that end by themselves only",
    claim: "Q-1",
    also: fits,
    break: (plan) => set(plan, quota, "spec.scopes", ["Terminating"]),
  },
  {
    name: "gives a frozen tenant pods",
    claim: "Q-1",
    stack: "prod",
    break: (plan) => set(plan, named("ResourceQuota", "hooli_quota"), "spec.hard.pods", "5"),
  },
  { name: "gives an active tenant no pod at all", claim: "Q-1", break: hard("pods", "0") },
];
