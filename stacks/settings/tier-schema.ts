import * as z from "zod";
import { says } from "../../tenants/contract/document/words.ts";
import type { Quota } from "../../tenants/contract/tenant.ts";
import type { Tier } from "../../tenants/contract/tier.ts";
import {
  canonicalAmounts,
  canonicalQuota,
  canonicalQuotaValue,
  quotaKeys,
} from "../../tenants/contract/values/amounts.ts";
import { checkTier } from "./tier-checks.ts";
import { type StatedTier, tierShape } from "./tier-shape.ts";

/** A whole tier, its layers merged. */
export const tierSchema = tierShape.pipe(
  // Only what has the shape is compared: amounts that are none cannot be.
  z
    .custom<StatedTier>()
    .superRefine((tier, context) => {
      for (const { path, what, remedy } of checkTier(tier)) {
        context.addIssue({ code: "custom", path: [...path], message: says(what, remedy) });
      }
    })
    .transform(toTier),
);

function toTier({ priority, defaults, ceilings }: StatedTier): Tier {
  const { limits } = defaults;
  return {
    priority,
    defaults: {
      ...defaults,
      quota: canonicalQuota(defaults.quota),
      limits: {
        default: canonicalAmounts(limits.default),
        defaultRequest: canonicalAmounts(limits.defaultRequest),
        max: canonicalAmounts(limits.max),
      },
    },
    ceilings: {
      nodes: ceilings.nodes,
      quota: canonicalCeilings(ceilings.quota),
      limits: { max: canonicalAmounts(ceilings.limits.max) },
    },
  };
}

/** The stated ones of a quota's ceilings, in their shortest form. */
function canonicalCeilings(stated: StatedTier["ceilings"]["quota"]): Partial<Quota> {
  const keys = quotaKeys.filter((key) => stated[key] !== undefined);
  return Object.fromEntries(keys.map((key) => [key, canonicalQuotaValue(key, stated[key] ?? 0)]));
}
