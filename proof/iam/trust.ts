import type { Counterexample } from "../claim.ts";
import { type Assumption, assumptionOf, rightfulRequests } from "./assumption.ts";
import { evaluate, type Request } from "./evaluate.ts";
import { foreignRequests, sameSender, type TrustQuestion } from "./foreign-requests.ts";
import { readPolicy } from "./policy.ts";

export interface TrustFinding {
  readonly checked: number;
  readonly counterexamples: readonly Counterexample[];
}

/**
 * Judges who can assume a role: each of its own service accounts can, and nobody else, of all senders, actions,
 * namespaces, names, clusters and accounts, by every kind of each that its trust policy can tell apart.
 */
export function judgeTrust(question: TrustQuestion): TrustFinding {
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
    const { outcome, statement } = evaluate(request, [policy]);
    if (outcome !== "allowed") return [];
    const who = describe(request, assumption);
    return `${name} can be assumed by ${who}: statement ${statement?.name} of its trust policy allows ${request.action}`;
  });
  return {
    checked: rightful.length + requests.length,
    counterexamples: [...refused, ...admitted].map((what) => ({ what, resources: [urn] })),
  };
}

function describe({ principal, context }: Request, assumption: Assumption): string {
  if (sameSender(principal, assumption.sender)) return assumption.describe(context);
  if (principal.kind === "service") return `the service ${principal.name}`;
  if (principal.kind === "federated") return `tokens of ${principal.name}`;
  return `roles and users of account ${principal.name.split(":")[4]}`;
}
