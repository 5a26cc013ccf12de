import type { Plan } from "../../../../plan/plan.ts";
import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, replace, urnsOf, withAnother } from "../../support/resources.ts";

const role = named("Role", "acme_workloads");
const storage = named("RolePolicy", "acme_storage");
const nodes = named("NodeGroup", "acme_nodes");
const attachment = named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy");

const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

/** The plan with two managed policies more, the second of which gives everything, and one attachment. */
function attaching(plan: Plan, policyArn: string, of: readonly number[]): Plan {
  const [source] = plan.resources.filter(storage);
  const managed = [source?.inputs.policy ?? null, everything].map((policy, index) => ({
    urn: `acme_managed_${index}`,
    type: "aws:iam/policy:Policy",
    inputs: { policy, tags: plan.resources.find(role)?.inputs.tags ?? {} },
    propertyDependencies: {},
  }));
  const both = managed.reduce(
    (all, policy) => withAnother(all, storage, (one) => ({ ...one, ...policy, name: policy.urn })),
    plan,
  );
  return withAnother(both, attachment, (one) => ({
    ...one,
    tenant: "acme",
    inputs: { ...one.inputs, policyArn },
    propertyDependencies: { role: urnsOf(plan, role), policyArn: of.map((index) => `acme_managed_${index}`) },
  }));
}

const withTemplate = (launchTemplate: Record<string, string>) => (plan: Plan) =>
  set(plan, nodes, "launchTemplate", launchTemplate);

/** Ways to write one thing where the dependencies say another. */
export const literalMutations: readonly Mutation[] = [
  {
    name: "attaches AWS's policy for everything by its ARN, beside a harmless dependency",
    claim: "W-2",
    break: (plan) => attaching(plan, "arn:aws:iam::aws:policy/AdministratorAccess", [0]),
  },
  {
    name: "attaches one of two policies, the harmless one being the first",
    claim: "W-2",
    break: (plan) => attaching(plan, "[computed]", [0, 1]),
  },
  {
    name: "gives a workload everything by its role's name, beside a dependency on another role",
    claim: "W-2",
    break: (plan) =>
      withAnother(set(plan, role, "name", "shop"), storage, (one) => ({
        ...one,
        name: "platform_more",
        tenant: null,
        parent: plan.resources.find(named("Role", "platform_network"))?.parent ?? null,
        dependsOn: [],
        inputs: { role: "shop", policy: everything },
        propertyDependencies: { role: urnsOf(plan, named("Role", "platform_network")) },
      })),
  },
  {
    name: "writes the guard for another bucket, beside a dependency on the tenants'",
    claim: "W-3",
    break: (plan) =>
      replace(plan, named("BucketPolicy", "platform_bucket"), (one) => ({
        ...one,
        inputs: { ...one.inputs, bucket: "another" },
        propertyDependencies: { bucket: urnsOf(plan, named("Bucket", "platform_bucket")) },
      })),
  },
  {
    name: "makes nodes from a template by its id, beside a dependency on the plan's",
    claim: "W-4",
    break: withTemplate({ id: "lt-0123456789abcdef0", version: "[computed]" }),
  },
  {
    name: "makes nodes from a template's first version",
    claim: "W-4",
    break: withTemplate({ id: "[computed]", version: "1" }),
  },
  {
    name: "makes nodes from a template's default version, which stays what it was",
    claim: "W-4",
    break: (plan) => set(plan, named("LaunchTemplate", "acme_nodes"), "updateDefaultVersion", null),
  },
  {
    name: "gives nodes a role by its ARN, beside a dependency on the plan's",
    claim: "W-4",
    break: (plan) => set(plan, nodes, "nodeRoleArn", "arn:aws:iam::123456789012:role/Administrator"),
  },
];
