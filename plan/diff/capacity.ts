import { amountOf } from "../../tenants/contract/values/quantity.ts";
import { type Json, type Plan, type PlannedResource, tenantType } from "../plan.ts";
import { isMap } from "./paths.ts";

/** A number that AWS or the cluster bounds; null where it would take every tenant's plan to know. */
export interface CapacityChange {
  readonly what: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly delta: number;
  readonly limit: number | null;
}

interface Measured {
  readonly plan: Plan;
  /** How many tenants the stack has, planned or not. */
  readonly deployed: number;
}

/** What is bounded and differs: before, after and the bound. Of a plan of some tenants only the difference is known. */
export function capacityChanges(base: Measured, head: Measured): CapacityChange[] {
  const isWhole = [base, head].every(({ plan, deployed }) => plan.tenants.length === deployed);
  const { limits } = head.plan.settings;
  return measures.flatMap(({ what, of, limit }) => {
    const [before, after] = [sum(base.plan, of), sum(head.plan, of)];
    if (before === after) return [];
    const known = isWhole ? { before, after } : { before: null, after: null };
    return [{ what, ...known, delta: after - before, limit: limit === undefined ? null : limits[limit] }];
  });
}

const sum = ({ resources }: Plan, of: Measure["of"]) =>
  resources.reduce((total, resource) => total + of(resource), 0);

interface Measure {
  readonly what: string;
  readonly of: (resource: PlannedResource) => number;
  readonly limit?: keyof Plan["settings"]["limits"];
}

const one = (type: string) => (resource: PlannedResource) => (resource.type === type ? 1 : 0);
const nodeGroup = "aws:eks/nodeGroup:NodeGroup";

const measures: readonly Measure[] = [
  { what: "node groups", of: one(nodeGroup), limit: "nodeGroupsPerCluster" },
  {
    what: "nodes, at most",
    of: ({ type, inputs }) => (type === nodeGroup ? number(at(inputs.scalingConfig, "maxSize")) : 0),
  },
  { what: "access entries", of: one("aws:eks/accessEntry:AccessEntry"), limit: "accessEntriesPerCluster" },
  {
    what: "Pod Identity associations",
    of: one("aws:eks/podIdentityAssociation:PodIdentityAssociation"),
    limit: "podIdentityAssociationsPerCluster",
  },
  { what: "IAM roles", of: one("aws:iam/role:Role"), limit: "iamRolesPerAccount" },
  { what: "S3 access points", of: one("aws:s3/accessPoint:AccessPoint"), limit: "accessPointsPerRegion" },
  { what: "cores that tenants may ask for", of: (resource) => quota(resource, "cpu", "cpu") / 1000 },
  {
    what: "GiB of memory that tenants may ask for",
    of: (resource) => quota(resource, "memory", "bytes") / 2 ** 30,
  },
];

function quota({ type, inputs }: PlannedResource, key: string, kind: "cpu" | "bytes"): number {
  const amount = at(inputs.quota, key);
  return type === tenantType && (typeof amount === "string" || typeof amount === "number")
    ? Number(amountOf(kind, amount))
    : 0;
}

const at = (value: Json | undefined, key: string) => (isMap(value) ? value[key] : undefined);
const number = (value: Json | undefined) => (typeof value === "number" ? value : 0);
