import { readInputs } from "../../../plan/inputs.ts";
import { makePlan } from "../../../plan/make.ts";
import type { Plan, PlannedResource } from "../../../plan/plan.ts";

/** The plan of the repository's own examples for a stack; made once for all tests. */
export const examplePlan = once((stack) => makePlan(readInputs({ stack, tenants: "tenants" })));

/** The same with some of its tenants, which is judged sooner. */
export const fewTenantsPlan = once(async (stack) =>
  withTenants(await examplePlan(stack), ["acme", "globex", "initech", "hooli"]),
);

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

/** The plan with other settings. */
export function withSettings(plan: Plan, edit: (settings: Plan["settings"]) => Plan["settings"]): Plan {
  return { ...plan, settings: edit(plan.settings) };
}

function once(make: (stack: string) => Promise<Plan>): typeof make {
  const made = new Map<string, Promise<Plan>>();
  return (stack) => {
    const plan = made.get(stack) ?? make(stack);
    made.set(stack, plan);
    return plan;
  };
}
