import { type Nodes, personas, type ResolvedTenant } from "../../tenants/contract/tenant.ts";

/** How many roles and users come in, emergency access included; none to a tenant that leaves. */
export const peopleOf = ({ state, access }: ResolvedTenant): number =>
  state === "offboarding"
    ? 0
    : personas.reduce((sum, persona) => sum + access[persona].length, access.breakGlass.length);

/** `1–4`; a tenant that is not active keeps its group, without a minimum. */
export const nodeRange = ({ min, max }: Nodes, { state }: Pick<ResolvedTenant, "state">): string =>
  `${state === "active" ? min : 0}–${max}`;
