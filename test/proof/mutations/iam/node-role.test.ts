import type { Plan } from "../../../../plan/plan.ts";
import { judgeMutations } from "../../support/judge.ts";
import { change, named, replace, rewrite, withAnother } from "../../support/mutation.ts";
import { smallPlan } from "../../support/plans.ts";

const storage = named("RolePolicy", "acme_storage");
const template = named("LaunchTemplate", "acme_nodes");
const metadata = (options: Record<string, string | number>) => (plan: Plan) =>
  change(plan, template, (inputs) => ({
    ...inputs,
    metadataOptions: { ...Object(inputs.metadataOptions), ...options },
  }));

judgeMutations(
  "W-4",
  [
    {
      name: "allows two hops to instance metadata",
      break: metadata({ httpPutResponseHopLimit: 2 }),
    },
    { name: "asks no token for instance metadata", break: metadata({ httpTokens: "optional" }) },
    { name: "answers on IPv6 too", break: metadata({ httpProtocolIpv6: "enabled" }) },
    {
      name: "leaves the metadata options of the pool to EKS",
      break: (plan) =>
        change(plan, named("LaunchTemplate", "platform_pool"), ({ metadataOptions: _, ...inputs }) => inputs),
    },
    {
      name: "leaves the launch template of a group out",
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
      break: (plan) =>
        change(
          plan,
          named("Cluster", "platform_cluster"),
          ({ skipDefaultNodeGroup: _, ...inputs }) => inputs,
        ),
    },
    {
      name: "gives every node the right to change the network",
      break: (plan) =>
        change(plan, named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy"), (inputs) => ({
          ...inputs,
          policyArn: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
        })),
    },
    {
      name: "gives every node a right to the tenants' data",
      break: (plan) =>
        withAnother(plan, storage, (one) => ({
          ...one,
          inputs: {
            ...one.inputs,
            policy: String(one.inputs.policy).replaceAll("tenants/acme/", "tenants/"),
          },
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
      break: (plan) =>
        rewrite(
          plan,
          named("Role", "platform_nodes"),
          "assumeRolePolicy",
          '"ec2.amazonaws.com"',
          '["ec2.amazonaws.com","lambda.amazonaws.com"]',
        ),
    },
  ],
  smallPlan,
);
