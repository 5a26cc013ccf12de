import type { PlannedResource } from "../../plan/plan.ts";
import type { View } from "../view.ts";
import { type Grant, grantsOf } from "./bindings.ts";
import { type Entry, entriesOf } from "./entries.ts";

/** What is bound to the name of somebody who comes in through an access entry, besides what its groups hold. */
interface NamedGrant {
  readonly entry: Entry;
  readonly grant: Grant;
}

export function namedGrants(view: View): NamedGrant[] {
  const entries = entriesOf(view);
  return grantsOf(view)
    .filter(({ subject }) => subject.kind === "User")
    .flatMap((grant) => {
      const entry = entries.find(({ principal }) => isUser(principal, grant.subject.name));
      return entry === undefined ? [] : [{ entry, grant }];
    });
}

/** Says it in a counterexample, with the resources it follows from. */
export const beside = ({ entry, grant }: NamedGrant): [what: string, ...PlannedResource[]] => [
  `${entry.principal} holds ${grant.role} as user ${grant.subject.name}, besides what its groups hold`,
  grant.binding,
  entry.resource,
];

/** A role's sessions are users of the role's name without its path; an IAM user is one of its own ARN. */
function isUser(principal: string, name: string): boolean {
  const [, partition, account, role] =
    /^arn:([^:]*):iam::(\d*):role\/(?:.*\/)?([^/]+)$/.exec(principal) ?? [];
  if (role === undefined) return principal.toLowerCase() === name.toLowerCase();
  const sessions = `arn:${partition}:sts::${account}:assumed-role/${role}`.toLowerCase();
  return name.toLowerCase() === sessions || name.toLowerCase().startsWith(`${sessions}/`);
}
