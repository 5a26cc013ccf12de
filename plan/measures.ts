import { amountOf } from "../tenants/contract/values/quantity.ts";
import { isMap } from "./diff/paths.ts";
import { type Json, type Plan, type PlannedResource, tenantType } from "./plan.ts";

/** Something of a stack that can be counted. */
export interface Measure {
  readonly what: string;
  readonly of: (resource: PlannedResource) => number;
  /** How many there are besides those of the plan; none where nothing is said. */
  readonly besides?: number;
  /** What bounds it, and for whom all of them count. */
  readonly bound?: {
    readonly limit: keyof Plan["settings"]["limits"];
    readonly per: "cluster" | "account" | "region";
  };
}

const one = (type: string) => (resource: PlannedResource) => (resource.type === type ? 1 : 0);
const nodeGroup = "aws:eks/nodeGroup:NodeGroup";

/** What AWS bounds, and what costs. */
export const measures: readonly Measure[] = [
  { what: "node groups", of: one(nodeGroup), bound: { limit: "nodeGroupsPerCluster", per: "cluster" } },
  {
    what: "nodes, at most",
    of: ({ type, inputs }) => (type === nodeGroup ? number(at(inputs.scalingConfig, "maxSize")) : 0),
  },
  {
    what: "access entries",
    of: one("aws:eks/accessEntry:AccessEntry"),
    // EKS adds one for the nodes' role and one for whoever creates the cluster.
    besides: 2,
    bound: { limit: "accessEntriesPerCluster", per: "cluster" },
  },
  {
    what: "Pod Identity associations",
    of: one("aws:eks/podIdentityAssociation:PodIdentityAssociation"),
    bound: { limit: "podIdentityAssociationsPerCluster", per: "cluster" },
  },
  {
    what: "IAM roles",
    of: one("aws:iam/role:Role"),
    bound: { limit: "iamRolesPerAccount", per: "account" },
  },
  {
    what: "S3 access points",
    of: one("aws:s3/accessPoint:AccessPoint"),
    bound: { limit: "accessPointsPerRegion", per: "region" },
  },
  { what: "cores that tenants may ask for", of: (resource) => quota(resource, "cpu", "cpu") / 1000 },
  {
    what: "GiB of memory that tenants may ask for",
    of: (resource) => quota(resource, "memory", "bytes") / 2 ** 30,
  },
];

/** How many the plan's stack has. */
export const measured = ({ resources }: Plan, { of, besides = 0 }: Measure): number =>
  resources.reduce((total, resource) => total + of(resource), besides);

function quota({ type, inputs }: PlannedResource, key: string, kind: "cpu" | "bytes"): number {
  const amount = at(inputs.quota, key);
  return type === tenantType && (typeof amount === "string" || typeof amount === "number")
    ? Number(amountOf(kind, amount))
    : 0;
}

const at = (value: Json | undefined, key: string) => (isMap(value) ? value[key] : undefined);
const number = (value: Json | undefined) => (typeof value === "number" ? value : 0);
