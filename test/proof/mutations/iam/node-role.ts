import type { Plan } from "../../../../plan/plan.ts";
import { change, type Mutation, named, replace, rewrite, withAnother } from "../../support/mutation.ts";

const storage = named("RolePolicy", "acme_storage");
const template = named("LaunchTemplate", "acme_nodes");
const metadata = (options: Record<string, string | number>) => (plan: Plan) =>
  change(plan, template, (inputs) => ({
    ...inputs,
    metadataOptions: { ...Object(inputs.metadataOptions), ...options },
  }));

/** Ways to bring the nodes' role within reach. */
export const nodeRoleMutations: readonly Mutation[] = [
  {
    name: "allows two hops to instance metadata",
    claim: "W-4",
    break: metadata({ httpPutResponseHopLimit: 2 }),
  },
  { name: "asks no token for instance metadata", claim: "W-4", break: metadata({ httpTokens: "optional" }) },
  { name: "answers on IPv6 too", claim: "W-4", break: metadata({ httpProtocolIpv6: "enabled" }) },
  {
    name: "leaves the metadata options of the pool to EKS",
    claim: "W-4",
    break: (plan) =>
      change(plan, named("LaunchTemplate", "platform_pool"), ({ metadataOptions: _, ...inputs }) => inputs),
  },
  {
    name: "leaves the launch template of a group out",
    claim: "W-4",
    also: {
      "N-3": "without a template nothing tags instances and disks",
      "L-1": "without a template the size of its disks is unknown",
    },
    break: (plan) =>
      replace(plan, named("NodeGroup", "acme_nodes"), (one) => {
        const { launchTemplate: _, ...inputs } = one.inputs;
        const { launchTemplate: __, ...propertyDependencies } = one.propertyDependencies;
        return { ...one, inputs, propertyDependencies };
      }),
  },
  {
    name: "lets the cluster make nodes of its own",
    claim: "W-4",
    break: (plan) =>
      change(plan, named("Cluster", "platform_cluster"), ({ skipDefaultNodeGroup: _, ...inputs }) => inputs),
  },
  {
    name: "gives every node the right to change the network",
    claim: "W-4",
    break: (plan) =>
      change(plan, named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy"), (inputs) => ({
        ...inputs,
        policyArn: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
      })),
  },
  {
    name: "gives every node a policy of the account's own that is called like AWS's",
    claim: "W-4",
    break: (plan) =>
      change(plan, named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy"), (inputs) => ({
        ...inputs,
        policyArn: "arn:aws:iam::123456789012:policy/AmazonEKSWorkerNodePolicy",
      })),
  },
  {
    name: "gives every node a right to the tenants' data",
    claim: "W-4",
    break: (plan) =>
      withAnother(plan, storage, (one) => ({
        ...one,
        name: "platform_more",
        inputs: { ...one.inputs, policy: String(one.inputs.policy).replaceAll("tenants/acme/", "tenants/") },
        tenant: null,
        parent: plan.resources.find(named("Role", "platform_nodes"))?.parent ?? null,
        dependsOn: [],
        propertyDependencies: {
          role: plan.resources.filter(named("Role", "platform_nodes")).map(({ urn }) => urn),
        },
      })),
  },
  {
    name: "lets others than instances have the node's role",
    claim: "W-4",
    break: (plan) =>
      rewrite(
        plan,
        named("Role", "platform_nodes"),
        "assumeRolePolicy",
        '"ec2.amazonaws.com"',
        '["ec2.amazonaws.com","lambda.amazonaws.com"]',
      ),
  },
];
