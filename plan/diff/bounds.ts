import type { Tier } from "../../tenants/contract/tier.ts";
import { amountKeys, compareAmount, compareQuota, quotaKeys } from "../../tenants/contract/values/amounts.ts";
import { type Plan, platformType } from "../plan.ts";
import { code, type Phrase } from "./phrase.ts";

/** A quota of AWS, or a tier's ceiling, that the settings take to be higher than before. */
export interface RaisedBound {
  /** As in a stack's file: `limits.iamRolesPerAccount`, `tiers.premium.ceilings.nodes.max` */
  readonly path: string;
  readonly before: string | number;
  /** Null where nothing bounds it any more. */
  readonly after: string | number | null;
}

/** Claims of what there is room for, and of how much one tenant may have, rest on these. */
export function raisedBounds(base: Plan, head: Plan): RaisedBound[] {
  return [...raisedLimits(base, head), ...raisedCeilings(tiersOf(base), tiersOf(head))];
}

/** To be read after "the platform". */
export function boundWords({ path, before, after }: RaisedBound): Phrase {
  return after === null
    ? ["has no bound any more at ", code(path), ", which was ", code(`${before}`)]
    : ["takes ", code(path), " as ", code(`${after}`), " instead of ", code(`${before}`)];
}

function raisedLimits({ settings: { limits: old } }: Plan, { settings: { limits } }: Plan): RaisedBound[] {
  return keysOf(limits).flatMap((key) => {
    const [before, after] = [old[key], limits[key]];
    return before < after ? [{ path: `limits.${key}`, before, after }] : [];
  });
}

type Tiers = Readonly<Record<string, Pick<Tier, "ceilings">>>;

function tiersOf({ resources }: Plan): Tiers {
  const platform = resources.find(({ type }) => type === platformType);
  // As they were checked when the settings were read; a base from before they were inputs has none.
  return (platform?.inputs.tiers ?? {}) as unknown as Tiers;
}

function raisedCeilings(before: Tiers, after: Tiers): RaisedBound[] {
  return Object.entries(after).flatMap(([tier, { ceilings: now }]) => {
    const old = before[tier]?.ceilings;
    if (old === undefined) return [];
    const nodes = keysOf(now.nodes).flatMap((key) =>
      raised(`nodes.${key}`, old.nodes[key], now.nodes[key], (a, b) => a - b),
    );
    const quota = quotaKeys.flatMap((key) =>
      raised<Value>(`quota.${key}`, old.quota[key], now.quota[key], (a, b) => compareQuota(key, a, b)),
    );
    const limits = amountKeys.flatMap((key) =>
      raised<Value>(`limits.max.${key}`, old.limits.max[key], now.limits.max[key], (a, b) =>
        compareAmount(key, a, b),
      ),
    );
    return [...nodes, ...quota, ...limits].map((bound) => ({
      ...bound,
      path: `tiers.${tier}.ceilings.${bound.path}`,
    }));
  });
}

type Value = string | number;

function raised<Kind extends Value>(
  path: string,
  before: Kind | undefined,
  after: Kind | undefined,
  compare: (a: Kind, b: Kind) => number,
): RaisedBound[] {
  if (before === undefined) return [];
  if (after === undefined) return [{ path, before, after: null }];
  return compare(before, after) < 0 ? [{ path, before, after }] : [];
}

const keysOf = <Of extends object>(value: Of) => Object.keys(value) as (keyof Of & string)[];
