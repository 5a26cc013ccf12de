import * as z from "zod";
import { closed, pattern, rule, uniqueList } from "../document/words.ts";
import { dnsLabel, stackName, tierName } from "../values/names.ts";
import { limitsSchema } from "./limits.ts";
import { networkSchema } from "./network.ts";
import { nodesSchema } from "./nodes.ts";
import { offboardingSchema } from "./offboarding.ts";
import { accessSchema, ownerSchema } from "./people.ts";
import { quotaSchema } from "./quota.ts";
import { tagsSchema } from "./tags.ts";

const serviceAccount = pattern(
  dnsLabel,
  "a ServiceAccount's name",
  "Use lower-case letters, digits and hyphens",
)
  .superRefine(
    rule((name) =>
      name === "default"
        ? {
            what: "default is every pod's own ServiceAccount, without rights in AWS",
            remedy: "Name another one",
          }
        : null,
    ),
  )
  .meta({ examples: ["app"] });

export const isolationSchema = z.enum(["dedicated", "pooled"]).meta({
  description: "dedicated: nodes of its own. pooled: nodes shared with other tenants. Default: the tier's.",
});

export const workloadsSchema = closed({
  serviceAccounts: uniqueList(serviceAccount, 50).meta({
    description: "ServiceAccounts whose pods act as the tenant's IAM role. Default: the tier's.",
  }),
});

export const storageSchema = closed({
  s3: z.enum(["read-write", "read-only", "none"]).meta({
    description: "What the workload may do under the tenant's own prefix of the bucket. Default: the tier's.",
  }),
  accessPoint: z
    .boolean()
    .meta({ description: "Whether the prefix has an S3 access point. Default: the tier's." }),
});

/** What an environment may say differently, and the file for all of them. */
const overridable = {
  isolation: isolationSchema,
  state: z.enum(["active", "frozen", "offboarding"]).meta({
    description:
      "frozen: nothing runs, data is kept. offboarding: the step before the file goes. Default: active.",
  }),
  offboarding: offboardingSchema,
  nodes: nodesSchema
    .partial()
    .meta({ description: "The node group of a dedicated tenant. Default: the tier's." }),
  quota: quotaSchema.partial().meta({ description: "What the tenant may hold in all." }),
  limits: limitsSchema.partial().meta({ description: "What one container gets and may have." }),
  access: accessSchema.partial().meta({ description: "IAM principals of people, each in one place only." }),
  network: networkSchema
    .partial()
    .meta({ description: "Connections beyond the namespace; all others are denied." }),
  workloads: workloadsSchema.partial().meta({ description: "The tenant's identity in AWS." }),
  storage: storageSchema.partial().meta({ description: "The tenant's data in S3." }),
  tags: tagsSchema.meta({ description: "More cost tags for all that the tenant owns in AWS." }),
};

const environment = closed(overridable).partial().nullable().meta({
  description: "Deployed here; what stands below it overrides the file's fields. {} changes nothing.",
});

/** One tenant file. */
export const tenantFileSchema = closed({
  tier: pattern(tierName, "a tier's name", "Use regular, premium or a tier of stacks/tiers.yaml").meta({
    description:
      "Class of service: defaults and ceilings of all other fields. regular, premium or the stack's own.",
    examples: ["regular", "premium"],
  }),
  owner: ownerSchema.meta({ description: "Who answers and who pays." }),
  ...optional(overridable),
  environments: z
    .record(
      pattern(stackName, "an environment's name", "Name a stack, such as dev, staging or prod"),
      environment,
    )
    .meta({
      description: "Where the tenant is deployed: a key for each environment, such as dev, staging or prod.",
    }),
}).meta({ title: "A tenant of eks-tenancy" });

export type TenantFile = z.output<typeof tenantFileSchema>;

function optional<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  return z.strictObject(shape).partial().shape;
}
