import type { Plan } from "../../../../plan/plan.ts";
import { rewrite } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named } from "../../support/resources.ts";
import { alsoState, restate, type Statement } from "../../support/statements.ts";

const role = named("Role", "acme_workloads");
const trust = (edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, role, "assumeRolePolicy", (statements) => statements.map(edit));
const alsoTrusts =
  (Principal: Statement, Condition: Statement = {}) =>
  (plan: Plan) =>
    alsoState(plan, role, "assumeRolePolicy", {
      Effect: "Allow",
      Principal,
      Action: "sts:AssumeRole",
      Condition,
    });
const condition = (operator: string, key: string, value: string | readonly string[] | undefined) =>
  trust((statement) => {
    const all = JSON.parse(JSON.stringify(statement.Condition));
    if (value === undefined) delete all[operator][key];
    else all[operator] = { ...all[operator], [key]: value };
    return { ...statement, Condition: all };
  });

/** Ways to let others have a workload's role. */
export const trustMutations: readonly Mutation[] = [
  {
    name: "forgets the cluster in a role's trust",
    claim: "W-1",
    break: trust((one) => ({ ...one, Condition: { StringEquals: Object(one.Condition).StringEquals } })),
  },
  {
    name: "forgets the account in a role's trust",
    claim: "W-1",
    break: condition("StringEquals", "aws:SourceAccount", undefined),
  },
  {
    name: "forgets the namespace in a role's trust",
    claim: "W-1",
    break: condition("StringEquals", "aws:RequestTag/kubernetes-namespace", undefined),
  },
  {
    name: "forgets the service account in a role's trust",
    claim: "W-1",
    break: condition("StringEquals", "aws:RequestTag/kubernetes-service-account", undefined),
  },
  {
    name: "trusts every namespace that begins like the tenant's",
    claim: "W-1",
    break: trust((one) => {
      const { "aws:RequestTag/kubernetes-namespace": _, ...exact } = Object(one.Condition).StringEquals;
      const StringLike = { "aws:RequestTag/kubernetes-namespace": "acme*" };
      return { ...one, Condition: { ...Object(one.Condition), StringEquals: exact, StringLike } };
    }),
  },
  {
    name: "trusts another tenant's namespace",
    claim: "W-1",
    also: { "I-1": "it names another tenant, and so changes with it" },
    break: condition("StringEquals", "aws:RequestTag/kubernetes-namespace", ["acme", "globex"]),
  },
  {
    name: "trusts only where the tags are there, and whoever has none",
    claim: "W-1",
    break: trust((one) => {
      const { StringEquals, ...rest } = Object(one.Condition);
      return { ...one, Condition: { ...rest, StringEqualsIfExists: StringEquals } };
    }),
  },
  {
    name: "trusts any cluster of the account",
    claim: "W-1",
    break: condition("ArnEquals", "aws:SourceArn", "arn:aws:eks:eu-west-1:123456789012:cluster/*"),
  },
  {
    name: "trusts the account's people beside the pods",
    claim: "W-1",
    break: alsoTrusts({ AWS: "arn:aws:iam::123456789012:root" }),
  },
  {
    name: "trusts a partner's account",
    claim: "W-1",
    break: alsoTrusts({ AWS: "arn:aws:iam::555555555555:root" }),
  },
  {
    name: "trusts one role of a partner's account",
    claim: "W-1",
    break: alsoTrusts({ AWS: "arn:aws:iam::555555555555:role/partner" }),
  },
  {
    name: "trusts whatever pod says what it is called",
    claim: "W-1",
    break: alsoTrusts(
      { Service: "pods.eks.amazonaws.com" },
      { Null: { "aws:RequestTag/kubernetes-pod-name": "false" } },
    ),
  },
  {
    name: "trusts the instances beside the pods",
    claim: "W-1",
    break: trust((one) => ({
      ...one,
      Principal: { Service: ["pods.eks.amazonaws.com", "ec2.amazonaws.com"] },
    })),
  },
  {
    name: "leaves out sts:TagSession, so that no pod gets the role",
    claim: "W-1",
    break: trust((one) => ({ ...one, Action: "sts:AssumeRole" })),
  },
  {
    name: "trusts by a condition that the judge does not know",
    claim: "W-1",
    break: trust((one) => ({ ...one, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })),
  },
  {
    name: "lets a tenant's service account use a role of the platform",
    claim: "W-1",
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
    name: "writes a trust's statements twice, first without conditions",
    claim: "W-1",
    break: (plan) =>
      rewrite(
        plan,
        role,
        "assumeRolePolicy",
        '"Statement":',
        '"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"},"Statement":',
      ),
  },
];
