import { readInputs } from "../../../plan/inputs.ts";
import { makePlan } from "../../../plan/make.ts";
import type { Plan, PlannedResource } from "../../../plan/plan.ts";

const plans = new Map<string, Promise<Plan>>();

/** The plan of the repository's own examples for a stack; made once for all tests. */
export function examplePlan(stack: string): Promise<Plan> {
  const plan = plans.get(stack) ?? makePlan(readInputs({ stack, tenants: "tenants" }));
  plans.set(stack, plan);
  return plan;
}

/** A plan with copies of one of its tenants, under these names, in place of all its tenants. */
export function withCopies(plan: Plan, original: string, names: readonly string[]): Plan {
  const platform = plan.resources.filter(({ tenant }) => tenant === null);
  const own = JSON.stringify(plan.resources.filter(({ tenant }) => tenant === original));
  const count = plan.resources.filter(({ tenant }) => tenant === original).length;
  const copies = names.flatMap((name): PlannedResource[] =>
    JSON.parse(own.replaceAll(new RegExp(`(?<![a-z0-9])${original}(?![a-z0-9])`, "g"), name)),
  );
  return {
    ...plan,
    tenants: names.map((name) => ({ name, resources: count })),
    resources: [...platform, ...copies],
  };
}

/** A plan with some of its tenants only. */
export function withTenants(plan: Plan, names: readonly string[]): Plan {
  return {
    ...plan,
    tenants: plan.tenants.filter(({ name }) => names.includes(name)),
    resources: plan.resources.filter(({ tenant }) => tenant === null || names.includes(tenant)),
  };
}
