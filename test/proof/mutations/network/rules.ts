import type { Json, Plan } from "../../../../plan/plan.ts";
import { append } from "../../support/edit.ts";
import { named } from "../../support/mutation.ts";

export const acme = named("NetworkPolicy", "acme_network");
export const globex = named("NetworkPolicy", "globex_network");
export const umbrella = named("NetworkPolicy", "umbrella_network");
export const namespace = (name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});
export const tcp = (port: number) => [{ protocol: "TCP", port }];
export const emits = (rule: Json) => (plan: Plan) => append(plan, acme, "spec.egress", rule);
export const names = { "I-1": "the policy names a tenant to whom its file declares no path" };
