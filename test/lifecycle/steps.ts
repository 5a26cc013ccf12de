import { resourceChanges } from "../../plan/diff/resources.ts";
import type { Plan } from "../../plan/plan.ts";
import { least, planOf } from "../support/tenants.ts";

const people = "access: { admins: ['arn:aws:iam::111122223333:role/a'] }\n";
const nodes = "isolation: dedicated\nnodes: { instanceTypes: [m7i.large], min: 1, max: 2 }\n";
const quota = "quota: { cpu: 2, memory: 8Gi, ephemeralStorage: 20Gi, pods: 20, gpus: 0 }\n";

export const pooled = least(`${people}${quota}`);
export const active = least(`${nodes}${people}${quota}`);
export const frozen = `${active}state: frozen\n`;
export const offboarding = `${active}state: offboarding\noffboarding: { destroys: [data-db-0] }\n`;
export const premium = active.replace("tier: regular", "tier: premium");

const plans = new Map<string | null, Promise<Plan>>();

/** A stack with a neighbour, and the tenant as its file says; without it where it has no file. */
export function stackWith(acme: string | null): Promise<Plan> {
  const plan = plans.get(acme) ?? planOf({ globex: least(), ...(acme === null ? {} : { acme }) }, "staging");
  plans.set(acme, plan);
  return plan;
}

/** What the engine would do to the whole stack, the tenant's own row left out. */
export async function changes(before: string | null, after: string | null) {
  const found = resourceChanges(await stackWith(before), await stackWith(after));
  return found.flatMap(({ change }) => (change.type === "tenancy:index:Tenant" ? [] : [change]));
}

/** `update NodeGroup acme_nodes scalingConfig.minSize` */
export async function steps(before: string | null, after: string | null): Promise<string[]> {
  return (await changes(before, after)).map(({ op, type, name, paths }) =>
    [op, type.split(":").at(-1), name, ...paths].join(" "),
  );
}

/** What people notice. */
export const notices = async (before: string, after: string) =>
  (await changes(before, after)).flatMap(({ disruption }) => disruption ?? []);
