import type { Json, Plan } from "../../../../plan/plan.ts";
import { append } from "../../support/inputs.ts";
import { named } from "../../support/resources.ts";

// What several tables break: acme's Roles, and who comes in.
export const admins = named("Role", "acme_admins_role");
export const developers = named("Role", "acme_developers_role");
export const viewers = named("Role", "acme_viewers_role");
export const viewersBinding = named("RoleBinding", "acme_viewers_binding");
export const previewRole = named("ClusterRole", "platform_guardrails_tenancy-preview");

export const entry = (plan: Plan, tenant: string) => {
  const found = plan.resources.find((one) => one.tenant === tenant && one.type.endsWith(":AccessEntry"));
  return named("AccessEntry", found?.name ?? "none");
};

export const rule = (verbs: string[], resources: string[], apiGroup = ""): Json => ({
  apiGroups: [apiGroup],
  resources,
  verbs,
});

export const grants =
  (role: Parameters<typeof append>[1], ...rules: Json[]) =>
  (plan: Plan) =>
    append(plan, role, "rules", ...rules);
