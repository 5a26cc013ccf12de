import * as z from "zod";
import { closed, says } from "../../tenants/contract/document/words.ts";
import { limitsSchema } from "../../tenants/contract/schema/limits.ts";
import { networkSchema } from "../../tenants/contract/schema/network.ts";
import { nodesSchema } from "../../tenants/contract/schema/nodes.ts";
import { quotaSchema } from "../../tenants/contract/schema/quota.ts";
import {
  isolationSchema,
  storageSchema,
  workloadsSchema,
} from "../../tenants/contract/schema/tenant-file.ts";
import type { Quota } from "../../tenants/contract/tenant.ts";
import type { Tier } from "../../tenants/contract/tier.ts";
import {
  amountKeys,
  canonicalAmounts,
  canonicalQuota,
  canonicalQuotaValue,
  compareAmount,
  compareQuota,
  quotaKeys,
} from "../../tenants/contract/values/amounts.ts";

const defaults = closed({
  isolation: isolationSchema,
  nodes: nodesSchema,
  quota: quotaSchema,
  limits: limitsSchema,
  network: closed({ withinNamespace: networkSchema.shape.withinNamespace }),
  workloads: workloadsSchema,
  storage: storageSchema,
});

/** These ceilings are what keeps one tenant from the cluster's all, so each tier has them. */
const required = {
  cpu: true,
  memory: true,
  storage: true,
  ephemeralStorage: true,
  pods: true,
  gpus: true,
} as const;

const ceilings = closed({
  nodes: closed({ max: z.int().min(1).max(450), diskGiB: z.int().min(20).max(16384) }),
  quota: closed({ ...quotaSchema.shape })
    .partial()
    .required(required),
  limits: closed({ max: limitsSchema.shape.max }),
});

const shape = closed({ priority: z.int().min(1).max(1_000_000_000), defaults, ceilings });

/** A whole tier, its layers merged: no default above its own ceiling, and a LimitRange that Kubernetes takes. */
export const tierSchema = shape.pipe(
  // Only what has the shape is compared: amounts that are none cannot be.
  z
    .custom<Stated>()
    .superRefine(checkQuotaDefaults)
    .superRefine(checkLimitDefaults)
    .superRefine(checkNodeDefaults)
    .transform(toTier),
);

type Stated = z.output<typeof shape>;
type Context = z.core.$RefinementCtx<Stated>;

function checkQuotaDefaults({ defaults, ceilings }: Stated, context: Context) {
  for (const key of quotaKeys) {
    const ceiling = ceilings.quota[key];
    if (ceiling === undefined || compareQuota(key, defaults.quota[key], ceiling) <= 0) continue;
    wrong(
      context,
      ["defaults", "quota", key],
      `is above the tier's own ceiling of ${ceiling}`,
      "Lower it or raise ceilings.quota",
    );
  }
  if (defaults.quota.gpus > 0)
    wrong(context, ["defaults", "quota", "gpus"], "must be 0", "Let tenants ask for GPUs");
}

/** A quota makes requests mandatory, so that a plain container needs a default for each. */
function checkLimitDefaults({ defaults: { limits }, ceilings }: Stated, context: Context) {
  const mandatory = [
    ["default", "memory"],
    ["default", "ephemeralStorage"],
    ["defaultRequest", "cpu"],
    ["defaultRequest", "memory"],
    ["defaultRequest", "ephemeralStorage"],
  ] as const;
  for (const [kind, key] of mandatory) {
    if (limits[kind][key] !== undefined) continue;
    wrong(
      context,
      ["defaults", "limits", kind, key],
      "is missing",
      "Add it: the quota refuses containers without it",
    );
  }
  for (const key of amountKeys) {
    const chain = [
      limits.defaultRequest[key],
      limits.default[key],
      limits.max[key],
      ceilings.limits.max[key],
    ];
    const stated = chain.flatMap((amount) => amount ?? []);
    const isOrdered = stated.every(
      (amount, index) => index === 0 || compareAmount(key, stated[index - 1] ?? 0, amount) <= 0,
    );
    if (isOrdered) continue;
    wrong(
      context,
      ["defaults", "limits"],
      `${key} is out of order`,
      "Keep defaultRequest ≤ default ≤ max ≤ the ceiling",
    );
  }
}

function checkNodeDefaults({ defaults: { nodes }, ceilings }: Stated, context: Context) {
  for (const key of ["max", "diskGiB"] as const) {
    if (nodes[key] <= ceilings.nodes[key]) continue;
    const what = `is above the tier's own ceiling of ${ceilings.nodes[key]}`;
    wrong(context, ["defaults", "nodes", key], what, "Lower it or raise ceilings.nodes");
  }
  if (nodes.min > nodes.max) {
    wrong(context, ["defaults", "nodes", "min"], `is above max ${nodes.max}`, "Lower min or raise max");
  }
}

function wrong(context: Context, path: (string | number)[], what: string, remedy: string) {
  context.addIssue({ code: "custom", path, message: says(what, remedy) });
}

function toTier({ priority, defaults, ceilings }: Stated): Tier {
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
function canonicalCeilings(stated: Stated["ceilings"]["quota"]): Partial<Quota> {
  const keys = quotaKeys.filter((key) => stated[key] !== undefined);
  return Object.fromEntries(keys.map((key) => [key, canonicalQuotaValue(key, stated[key] ?? 0)]));
}
