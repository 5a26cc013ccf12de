import type { Inputs } from "../plan/inputs.ts";
import type { Plan } from "../plan/plan.ts";
import { problemWords } from "../tenants/contract/document/input-error.ts";
import { didYouMean } from "../tenants/contract/document/nearest.ts";
import { UsageError } from "./command.ts";

/** The inputs narrowed to one tenant, so that one is planned at the cost of one; all where none is named. */
export function chooseTenant(inputs: Inputs, name: string | undefined): Inputs {
  if (name === undefined) return inputs;
  const tenants = inputs.tenants.filter((tenant) => tenant.name === name);
  if (tenants.length === 0) throw noSuchTenant(name, inputs);
  return { ...inputs, tenants };
}

/** A plan without what is not the tenant's. */
export const ownPlan = (plan: Plan, name: string): Plan => ({
  ...plan,
  resources: plan.resources.filter(({ tenant }) => tenant === name),
});

export function noSuchTenant(
  name: string,
  { settings, tenants }: Pick<Inputs, "settings" | "tenants">,
): UsageError {
  const known = tenants.map((tenant) => tenant.name);
  const remedy = didYouMean(name, known, `It has ${known.slice(0, 10).join(", ") || "none"}`);
  const what = `${settings.stack} has no tenant ${JSON.stringify(name)}`;
  return new UsageError(problemWords({ what, remedy }));
}
