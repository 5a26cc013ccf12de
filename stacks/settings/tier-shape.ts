import * as z from "zod";
import { closed } from "../../tenants/contract/document/words.ts";
import { limitsSchema } from "../../tenants/contract/schema/limits.ts";
import { networkSchema } from "../../tenants/contract/schema/network.ts";
import { nodesSchema } from "../../tenants/contract/schema/nodes.ts";
import { quotaSchema } from "../../tenants/contract/schema/quota.ts";
import {
  isolationSchema,
  storageSchema,
  workloadsSchema,
} from "../../tenants/contract/schema/tenant-file.ts";

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

/** What a tier states, each value by itself. */
export const tierShape = closed({ priority: z.int().min(1).max(1_000_000_000), defaults, ceilings });

export type StatedTier = z.output<typeof tierShape>;
