import type { Plan } from "../../../plan/plan.ts";
import { set } from "../support/inputs.ts";
import type { Mutation } from "../support/mutation.ts";
import { withSettings } from "../support/plans.ts";
import { named } from "../support/resources.ts";

const limit =
  (values: Partial<Plan["settings"]["limits"]>) =>
  (plan: Plan): Plan =>
    withSettings(plan, (settings) => ({ ...settings, limits: { ...settings.limits, ...values } }));

/** Ways to outgrow AWS and the nodes. */
export const limitMutations: readonly Mutation[] = [
  {
    name: "has more node groups than the cluster may",
    claim: "L-1",
    break: limit({ nodeGroupsPerCluster: 3 }),
  },
  { name: "has more nodes than a group may", claim: "L-1", break: limit({ nodesPerNodeGroup: 1 }) },
  {
    name: "has more access entries than the cluster may",
    claim: "L-1",
    break: limit({ accessEntriesPerCluster: 4 }),
  },
  {
    name: "has more associations than the cluster may",
    claim: "L-1",
    break: limit({ podIdentityAssociationsPerCluster: 3 }),
  },
  { name: "has more roles than the account may", claim: "L-1", break: limit({ iamRolesPerAccount: 5 }) },
  {
    name: "has a longer trust policy than a role may",
    claim: "L-1",
    break: limit({ trustPolicyCharacters: 300 }),
  },
  {
    name: "has longer policies than a role may",
    claim: "L-1",
    break: limit({ inlinePolicyCharacters: 400 }),
  },
  { name: "has a larger policy than a bucket may", claim: "L-1", break: limit({ bucketPolicyBytes: 1000 }) },
  { name: "has more tags than a resource may", claim: "L-1", break: limit({ tagsPerResource: 4 }) },
  { name: "has more taints than a group may", claim: "L-1", break: limit({ taintsPerNodeGroup: 1 }) },
  {
    name: "promises more than its nodes have",
    claim: "L-1",
    break: (plan) =>
      set(plan, named("NodeGroup", "acme_nodes"), "scalingConfig", {
        minSize: 0,
        maxSize: 1,
        desiredSize: 0,
      }),
  },
  {
    name: "promises pooled tenants more than the pool has",
    claim: "L-1",
    break: (plan) =>
      set(plan, named("NodeGroup", "platform_pool"), "scalingConfig", {
        minSize: 1,
        maxSize: 1,
        desiredSize: 1,
      }),
  },
  {
    name: "names an instance type that nobody knows",
    claim: "L-1",
    break: (plan) => set(plan, named("NodeGroup", "acme_nodes"), "instanceTypes", ["m99.large"]),
  },
  {
    name: "says that AWS grants what it grants nobody",
    claim: "L-1",
    break: limit({ bucketPolicyBytes: 1_000_000 }),
  },
];
