import type { PlannedResource } from "../plan.ts";
import { associationGrants, entryGrants } from "./access-grants.ts";
import type { PermissionChange } from "./diff.ts";
import { contains, type Grant } from "./grant.ts";
import { same } from "./paths.ts";
import { policyGrants } from "./policy-grants.ts";
import { ruleGrant } from "./role-grants.ts";
import { list } from "./words.ts";

type Granting = Pick<PlannedResource, "type" | "name" | "inputs">;

/** Statements of policies and rules of roles that only one of two states of a resource has. */
export function permissionChanges(
  before: Granting | undefined,
  after: Granting | undefined,
): PermissionChange[] {
  const [old, now] = [before, after].map((state) => (state === undefined ? [] : grantsOf(state))) as [
    Grant[],
    Grant[],
  ];
  return [...onlyIn(now, old, "added"), ...onlyIn(old, now, "removed")];
}

const onlyIn = (grants: readonly Grant[], others: readonly Grant[], change: PermissionChange["change"]) =>
  grants
    .filter(
      ({ says, who }) =>
        !others.some((other) => same({ ...other.says }, { ...says }) && same(other.who, who)),
    )
    .map((grant): PermissionChange => {
      const isContained = others.some((other) => contains(other, grant));
      return { change, ...grant.says, ...(isContained && { isContained }) };
    });

function grantsOf({ type, name, inputs }: Granting): Grant[] {
  if (/:(Cluster)?Role$/.test(type) && type.startsWith("kubernetes:"))
    return list(inputs.rules).map((rule) => ruleGrant(name, rule));
  if (type === "aws:eks/accessEntry:AccessEntry") return entryGrants(inputs);
  if (type === "aws:eks/accessPolicyAssociation:AccessPolicyAssociation") return associationGrants(inputs);
  if (!type.startsWith("aws:")) return [];
  return ["assumeRolePolicy", "policy"].flatMap((input) => policyGrants(name, inputs[input]));
}
