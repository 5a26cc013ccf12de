import type { Json, Plan } from "../../../../plan/plan.ts";
import { append } from "../../support/inputs.ts";
import { named } from "../../support/resources.ts";

// What several tables break: acme's policy, and what its rules are made of.
export const acme = named("NetworkPolicy", "acme_network");
export const admits = (rule: Json) => (plan: Plan) => append(plan, acme, "spec.ingress", rule);
export const emits = (rule: Json) => (plan: Plan) => append(plan, acme, "spec.egress", rule);
export const tcp = (port: number) => [{ protocol: "TCP", port }];
export const namespace = (name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});
export const namesAnother = { "I-1": "the policy names a tenant to whom its file declares no path" };
