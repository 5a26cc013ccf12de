import type { Plan } from "../../../plan/plan.ts";
import { judgeMutations } from "../support/judge.ts";
import { change, named, withSettings } from "../support/mutation.ts";
import { smallPlan } from "../support/plans.ts";

const limit =
  (values: Partial<Plan["settings"]["limits"]>) =>
  (plan: Plan): Plan =>
    withSettings(plan, (settings) => ({ ...settings, limits: { ...settings.limits, ...values } }));

judgeMutations(
  "L-1",
  [
    {
      name: "has more node groups than the cluster may",
      break: limit({ nodeGroupsPerCluster: 3 }),
    },
    { name: "has more nodes than a group may", break: limit({ nodesPerNodeGroup: 1 }) },
    {
      name: "has more access entries than the cluster may",
      break: limit({ accessEntriesPerCluster: 4 }),
    },
    {
      name: "has more associations than the cluster may",
      break: limit({ podIdentityAssociationsPerCluster: 3 }),
    },
    { name: "has more roles than the account may", break: limit({ iamRolesPerAccount: 5 }) },
    {
      name: "has a longer trust policy than a role may",
      break: limit({ trustPolicyCharacters: 300 }),
    },
    {
      name: "has longer policies than a role may",
      break: limit({ inlinePolicyCharacters: 400 }),
    },
    { name: "has a larger policy than a bucket may", break: limit({ bucketPolicyBytes: 1000 }) },
    { name: "has more tags than a resource may", break: limit({ tagsPerResource: 4 }) },
    { name: "has more taints than a group may", break: limit({ taintsPerNodeGroup: 1 }) },
    {
      name: "promises more than its nodes have",
      break: (plan) =>
        change(plan, named("NodeGroup", "acme_nodes"), (inputs) => ({
          ...inputs,
          scalingConfig: { minSize: 0, maxSize: 1, desiredSize: 0 },
        })),
    },
    {
      name: "promises pooled tenants more than the pool has",
      break: (plan) =>
        change(plan, named("NodeGroup", "platform_pool"), (inputs) => ({
          ...inputs,
          scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
        })),
    },
    {
      name: "names an instance type that nobody knows",
      break: (plan) =>
        change(plan, named("NodeGroup", "acme_nodes"), (inputs) => ({
          ...inputs,
          instanceTypes: ["m99.large"],
        })),
    },
  ],
  smallPlan,
);
