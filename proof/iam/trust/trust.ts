import type { Finding } from "../../finding.ts";
import { accountOf } from "../evaluator/arn.ts";
import { doubts } from "../evaluator/doubts.ts";
import { evaluate, type Request } from "../evaluator/evaluate.ts";
import { readPolicy } from "../evaluator/policy.ts";
import { isSame } from "../evaluator/principal.ts";
import { type Assumption, assumptionOf, rightfulRequests } from "./assumption.ts";
import { foreignRequests, type TrustQuestion } from "./requests.ts";

/**
 * Judges who can assume a role: each of its own service accounts can, and nobody else, of all senders, actions,
 * namespaces, names, clusters and accounts, by every kind of each that its trust policy can tell apart.
 */
export function judgeTrust(question: TrustQuestion): Finding {
  const { view, role, own } = question;
  const { name, urn } = role.resource;
  const policy = readPolicy(role.resource, role.resource.inputs.assumeRolePolicy, "trust");
  const assumption = assumptionOf(view.plan.settings);
  const rightful = own.flatMap((account) => rightfulRequests(assumption, account));
  const refused = rightful
    .filter((request) => evaluate(request, [policy]).outcome !== "allowed")
    .map(({ context }) => `${name} cannot be assumed by its own ${assumption.describe(context)}`);
  const requests = foreignRequests(question, policy, assumption);
  const admitted = requests.flatMap((request) => {
    const decision = evaluate(request, [policy]);
    if (decision.outcome !== "allowed") return [];
    const who = describe(request, assumption);
    return `${name} can be assumed by ${who}: statement ${decision.statement?.name} of its trust policy allows ${request.action}${doubts(decision, request)}`;
  });
  return {
    checked: rightful.length + requests.length,
    counterexamples: [...refused, ...admitted].map((what) => ({ what, resources: [urn] })),
  };
}

function describe({ principal, context }: Request, assumption: Assumption): string {
  if (isSame(principal, assumption.sender)) return assumption.describe(context);
  if (principal.kind === "service") return `the service ${principal.name}`;
  if (principal.kind === "federated") return `tokens of ${principal.name}`;
  if (!principal.name.includes("*")) return principal.name;
  return `roles and users of account ${accountOf(principal.name)}`;
}
