import type { Plan } from "../../../../plan/plan.ts";
import { judgeMutations } from "../../support/judge.ts";
import { change, named, replace, restate, rewrite, type Statement, without } from "../../support/mutation.ts";
import { smallPlan } from "../../support/plans.ts";

const role = named("Role", "acme_workloads");
const trust = (edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, role, "assumeRolePolicy", (statements) => statements.map(edit));
const condition = (operator: string, key: string, value: string | readonly string[] | undefined) =>
  trust((statement) => {
    const all = JSON.parse(JSON.stringify(statement.Condition));
    if (value === undefined) delete all[operator][key];
    else all[operator] = { ...all[operator], [key]: value };
    return { ...statement, Condition: all };
  });

judgeMutations(
  "W-1",
  [
    {
      name: "forgets the cluster in a role's trust",
      break: trust((one) => ({ ...one, Condition: { StringEquals: Object(one.Condition).StringEquals } })),
    },
    {
      name: "forgets the account in a role's trust",
      break: condition("StringEquals", "aws:SourceAccount", undefined),
    },
    {
      name: "forgets the namespace in a role's trust",
      break: condition("StringEquals", "aws:RequestTag/kubernetes-namespace", undefined),
    },
    {
      name: "forgets the service account in a role's trust",
      break: condition("StringEquals", "aws:RequestTag/kubernetes-service-account", undefined),
    },
    {
      name: "trusts every namespace that begins like the tenant's",
      break: trust((one) => {
        const { "aws:RequestTag/kubernetes-namespace": _, ...exact } = Object(one.Condition).StringEquals;
        const StringLike = { "aws:RequestTag/kubernetes-namespace": "acme*" };
        return { ...one, Condition: { ...Object(one.Condition), StringEquals: exact, StringLike } };
      }),
    },
    {
      name: "trusts another tenant's namespace",
      also: { "I-1": "it names another tenant, and so changes with it" },
      break: condition("StringEquals", "aws:RequestTag/kubernetes-namespace", ["acme", "globex"]),
    },
    {
      name: "trusts only where the tags are there, and whoever has none",
      break: trust((one) => {
        const { StringEquals, ...rest } = Object(one.Condition);
        return { ...one, Condition: { ...rest, StringEqualsIfExists: StringEquals } };
      }),
    },
    {
      name: "trusts any cluster of the account",
      break: condition("ArnEquals", "aws:SourceArn", "arn:aws:eks:eu-west-1:123456789012:cluster/*"),
    },
    {
      name: "trusts the account's people beside the pods",
      break: (plan) =>
        restate(plan, role, "assumeRolePolicy", (all) => [
          ...all,
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" },
        ]),
    },
    {
      name: "trusts the instances beside the pods",
      break: trust((one) => ({
        ...one,
        Principal: { Service: ["pods.eks.amazonaws.com", "ec2.amazonaws.com"] },
      })),
    },
    {
      name: "leaves out sts:TagSession, so that no pod gets the role",
      break: trust((one) => ({ ...one, Action: "sts:AssumeRole" })),
    },
    {
      name: "trusts by a condition that the judge does not know",
      break: trust((one) => ({ ...one, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })),
    },
    {
      name: "associates a tenant's role with another tenant's service account",
      also: { "I-1": "it names another tenant, and so changes with it" },
      break: (plan) =>
        change(plan, named("PodIdentityAssociation", "acme_workloads_app"), (inputs) => ({
          ...inputs,
          namespace: "globex",
        })),
    },
    {
      name: "associates a service account with another tenant's role",
      also: { "I-1": "it depends on something of another tenant" },
      break: (plan) =>
        replace(plan, named("PodIdentityAssociation", "acme_workloads_app"), (resource) => ({
          ...resource,
          propertyDependencies: {
            roleArn: plan.resources.filter(named("Role", "globex_workloads")).map(({ urn }) => urn),
          },
        })),
    },
    {
      name: "lets a tenant's service account use a role of the platform",
      also: { "I-1": "the platform names a tenant" },
      break: (plan) =>
        rewrite(
          plan,
          named("Role", "platform_network"),
          "assumeRolePolicy",
          '"kube-system"',
          '["kube-system","acme"]',
        ),
    },
    {
      name: "forgets the audience in a web identity's trust",
      stack: "prod",
      break: trust((one) => {
        const conditions = Object.entries<string>(Object(one.Condition).StringEquals);
        const StringEquals = Object.fromEntries(conditions.filter(([key]) => !key.endsWith(":aud")));
        return { ...one, Condition: { StringEquals } };
      }),
    },
    {
      name: "trusts web identities of every namespace that begins like the tenant's",
      stack: "prod",
      break: (plan) =>
        rewrite(
          rewrite(
            plan,
            role,
            "assumeRolePolicy",
            "system:serviceaccount:acme:app",
            "system:serviceaccount:acme*:app",
          ),
          role,
          "assumeRolePolicy",
          "StringEquals",
          "StringLike",
        ),
    },
    {
      name: "annotates a service account with another tenant's role",
      stack: "prod",
      also: { "I-1": "it depends on something of another tenant" },
      break: (plan) =>
        replace(plan, named("ServiceAccount", "acme_app"), (resource) => ({
          ...resource,
          propertyDependencies: {
            metadata: plan.resources.filter(named("Role", "globex_workloads")).map(({ urn }) => urn),
          },
        })),
    },
    {
      name: "leaves a frozen tenant's role without its denial",
      stack: "prod",
      break: (plan) => without(plan, named("RolePolicy", "hooli_storage")),
    },
  ],
  smallPlan,
);
