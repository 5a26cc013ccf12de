import type { Plan } from "../../../../plan/plan.ts";
import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, withTwin } from "../../support/resources.ts";
import { restate } from "../../support/statements.ts";

/** A role of the platform more, which anybody may have that this principal means. */
const trusting =
  (Principal: string | Record<string, string>, Condition: Record<string, Record<string, string>> = {}) =>
  (plan: Plan) =>
    restate(
      withTwin(plan, named("Role", "platform_network")),
      named("Role", "platform_network_another"),
      "assumeRolePolicy",
      () => [{ Effect: "Allow", Principal, Action: "sts:AssumeRole", Condition }],
    );
const account = "arn:aws:iam::123456789012";

/** Ways from a workload's role, or a node's, to a role of the platform. */
export const chainMutations: readonly Mutation[] = [
  {
    name: "trusts a workload's role by the name that Pulumi may give it",
    claim: "W-1",
    also: { "I-1": "the platform names a tenant" },
    break: trusting({ AWS: `${account}:role/acme_workloads-0a1b2c3` }),
  },
  {
    name: "trusts a workload's role by a name of its own",
    claim: "W-1",
    break: (plan) =>
      trusting({ AWS: `${account}:role/shop` })(set(plan, named("Role", "acme_workloads"), "name", "shop")),
  },
  {
    name: "trusts a role that begins with a workload's prefix",
    claim: "W-1",
    break: (plan) =>
      trusting({ AWS: `${account}:role/shop-20261125` })(
        set(plan, named("Role", "acme_workloads"), "namePrefix", "shop-"),
      ),
  },
  {
    name: "trusts all roles that are tagged as tenants'",
    claim: "W-1",
    break: trusting("*", { Null: { "aws:PrincipalTag/tenant": "false" } }),
  },
  {
    name: "trusts the nodes' role by its name",
    claim: "W-1",
    break: trusting({ AWS: `${account}:role/platform_nodes-0a1b2c3` }),
  },
];
