import * as z from "zod";
import type { Plan } from "../../plan/plan.ts";

/** The plan that a value is, or why it is none. */
export function planIn(value: unknown): { plan: Plan } | { issues: readonly z.core.$ZodIssue[] } {
  const { error } = shape.safeParse(value);
  // As it was written: what the shape does not look at stays.
  return error === undefined ? { plan: value as Plan } : error;
}

const resource = z.object({
  urn: z.string().min(1),
  type: z.string().min(1),
  name: z.string(),
  tenant: z.string().nullable(),
  parent: z.string().nullable(),
  provider: z.string().nullable(),
  inputs: z.record(z.string(), z.unknown()),
  protect: z.boolean(),
  import: z.string().min(1).optional(),
  dependsOn: z.array(z.string()),
  propertyDependencies: z.record(z.string(), z.array(z.string())),
});

const settings = z.looseObject({
  account: z.string().regex(/^\d{12}$/, "is not 12 digits"),
  partition: z.enum(["aws", "aws-cn", "aws-us-gov"]),
  region: z.string().min(1),
  cluster: z.looseObject({ name: z.string().min(1), version: z.string().min(1) }),
  bucket: z.string().min(1),
  identity: z.discriminatedUnion("mode", [
    z.looseObject({ mode: z.literal("pod-identity") }),
    z.looseObject({ mode: z.literal("irsa"), issuer: z.string().min(1) }),
  ]),
  limits: z.looseObject(
    Object.fromEntries(
      [
        "nodeGroupsPerCluster",
        "nodesPerNodeGroup",
        "accessEntriesPerCluster",
        "podIdentityAssociationsPerCluster",
        "iamRolesPerAccount",
        "instanceProfilesPerAccount",
        "trustPolicyCharacters",
        "inlinePolicyCharacters",
        "bucketPolicyBytes",
        "accessPointsPerRegion",
        "taintsPerNodeGroup",
        "tagsPerResource",
      ].map((limit) => [limit, z.number()]),
    ),
  ),
  network: z.looseObject({
    cidrs: z.array(z.string()),
    serviceCidr: z.string(),
    s3Endpoints: z.array(z.string()),
    stsEndpoints: z.array(z.string()),
    loadBalancers: z.array(z.string()),
    kubernetesApi: z.array(z.string()),
    reachableNamespaces: z.array(z.string()),
    platformNamespaces: z.array(z.string()),
  }),
});

const shape = z.object({
  stack: z.string().min(1),
  settings,
  tenants: z.array(z.object({ name: z.string(), resources: z.number() })),
  resources: z.array(resource),
});
