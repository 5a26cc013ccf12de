import { isObject } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { judgeUse } from "./limit.ts";

/** How many of each thing the cluster, the account and the region may have. */
export function judgeCounts(view: View, judgement: Judgement): void {
  // Of a few tenants' plan, no sum is the stack's.
  if (view.isPartial)
    judgement.warn(
      "the stack's totals were not compared with AWS's quotas, nor the pooled tenants' quotas with the pool: " +
        "that takes the plan of every tenant, npm run prove",
    );
  else judgeStack(view, judgement);
  const { nodesPerNodeGroup } = view.plan.settings.limits;
  for (const group of view.ofType(types.nodeGroup)) {
    const used = maximum(group.inputs.scalingConfig);
    judgeUse(judgement, { what: `nodes of ${group.name}`, used, limit: nodesPerNodeGroup }, group);
  }
}

function judgeStack(view: View, judgement: Judgement): void {
  const { limits, cluster, account, region } = view.plan.settings;
  const count = (type: string) => view.ofType(type).length;
  const groups = count(types.nodeGroup);
  const uses = [
    { what: `node groups of cluster ${cluster.name}`, used: groups, limit: limits.nodeGroupsPerCluster },
    {
      what: `access entries of cluster ${cluster.name}`,
      used: count(types.accessEntry) + addedByEks,
      limit: limits.accessEntriesPerCluster,
    },
    {
      what: `Pod Identity associations of cluster ${cluster.name}`,
      used: count(types.association),
      limit: limits.podIdentityAssociationsPerCluster,
    },
    { what: `IAM roles of account ${account}`, used: count(types.role), limit: limits.iamRolesPerAccount },
    // EKS makes one for each group.
    {
      what: `instance profiles of account ${account}`,
      used: groups,
      limit: limits.instanceProfilesPerAccount,
    },
    {
      what: `S3 access points in ${region}`,
      used: count(types.accessPoint),
      limit: limits.accessPointsPerRegion,
    },
  ];
  for (const use of uses) judgeUse(judgement, use);
}

/** EKS adds an entry for the nodes' role and one for whoever creates the cluster. */
const addedByEks = 2;

const maximum = (scaling: unknown) =>
  isObject(scaling) && typeof scaling.maxSize === "number" ? scaling.maxSize : Number.POSITIVE_INFINITY;
