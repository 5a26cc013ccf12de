import type { Json, Plan } from "../../../../plan/plan.ts";
import { rewrite, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, replace, urnsOf, withAnother } from "../../support/resources.ts";

const storage = named("RolePolicy", "acme_storage");
const template = named("LaunchTemplate", "acme_nodes");
const attachment = named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy");
const metadata = (option: string, value: Json) => (plan: Plan) =>
  set(plan, template, `metadataOptions.${option}`, value);

/** Ways to bring the nodes' role within reach. */
export const nodeRoleMutations: readonly Mutation[] = [
  {
    name: "allows two hops to instance metadata",
    claim: "W-4",
    break: metadata("httpPutResponseHopLimit", 2),
  },
  { name: "asks no token for instance metadata", claim: "W-4", break: metadata("httpTokens", "optional") },
  { name: "answers on IPv6 too", claim: "W-4", break: metadata("httpProtocolIpv6", "enabled") },
  {
    name: "leaves the metadata options of the pool to EKS",
    claim: "W-4",
    break: (plan) => set(plan, named("LaunchTemplate", "platform_pool"), "metadataOptions", null),
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
    break: (plan) => set(plan, named("Cluster", "platform_cluster"), "skipDefaultNodeGroup", null),
  },
  {
    name: "gives the network plugin, which is on every node, every right",
    claim: "W-4",
    break: (plan) =>
      set(
        plan,
        named("RolePolicyAttachment", "platform_network_AmazonEKS-CNI-Policy"),
        "policyArn",
        "arn:aws:iam::aws:policy/AdministratorAccess",
      ),
  },
  {
    name: "gives every node the right to change the network",
    claim: "W-4",
    break: (plan) => set(plan, attachment, "policyArn", "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy"),
  },
  {
    name: "gives every node a policy of the account's own that is called like AWS's",
    claim: "W-4",
    break: (plan) =>
      set(plan, attachment, "policyArn", "arn:aws:iam::123456789012:policy/AmazonEKSWorkerNodePolicy"),
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
        propertyDependencies: { role: urnsOf(plan, named("Role", "platform_nodes")) },
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
