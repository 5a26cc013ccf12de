import type { Json, Plan } from "../../../../plan/plan.ts";
import { named, withAnother, withSibling, withTwin } from "../../support/resources.ts";
import { restate, type Statement } from "../../support/statements.ts";
import { letPass } from "../passing.ts";

const role = named("Role", "acme_workloads");
const platformRole = named("Role", "platform_network");

const where = (operator: string, key: string, value: Json) => (plan: Plan) =>
  restate(plan, role, "assumeRolePolicy", (all) =>
    all.map((one) => {
      const Condition = Object(one.Condition);
      return { ...one, Condition: { ...Condition, [operator]: { ...Condition[operator], [key]: value } } };
    }),
  );
const trusts =
  (Principal: Statement, Condition: Statement = {}) =>
  (plan: Plan) =>
    restate(
      withTwin(plan, platformRole),
      named("Role", "platform_network_another"),
      "assumeRolePolicy",
      () => [
        {
          Effect: "Allow",
          Principal,
          Action: ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"],
          Condition,
        },
      ],
    );

letPass({
  "a trust that also asks for the organisation": where("StringEquals", "aws:SourceOrgID", "o-1"),
  "a trust that also asks for the cluster's name": where(
    "StringEquals",
    "aws:RequestTag/eks-cluster-name",
    "x",
  ),
  "a service account without a role": (plan) =>
    withSibling(plan, named("ServiceAccount", "acme_app"), "batch"),
  "an instance profile of the platform's": (plan) =>
    withAnother(plan, platformRole, (one) => ({
      ...one,
      type: "aws:iam/instanceProfile:InstanceProfile",
      inputs: { role: "bastion" },
    })),
  "a role for GitHub's workflows": trusts(
    { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
  ),
  "a role for the account's engineers": trusts({ AWS: "arn:aws:iam::123456789012:root" }),
});
