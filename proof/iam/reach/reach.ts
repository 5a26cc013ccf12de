import type { PlannedResource } from "../../../plan/plan.ts";
import type { Claim } from "../../claim.ts";
import type { Counterexample } from "../../finding.ts";
import type { View } from "../../view.ts";
import { prefixOf, tenantName, types } from "../../vocabulary.ts";
import { accessPointsOf, bucketPolicies, permissionsOf, placesOf } from "../access-points.ts";
import { ofSharedBucket } from "../bucket.ts";
import { type Policy, readPolicy } from "../evaluator/policy.ts";
import { judging, worthReading } from "../judging.ts";
import { identityPolicies, type Role, rolesOf } from "../roles.ts";
import { dataActions } from "../s3-actions.ts";
import { modeOf } from "../tenants.ts";
import { naming } from "../trust/chain.ts";
import { keptRights } from "./adopted.ts";
import { lockedAway } from "./encryption.ts";
import { foreignReach } from "./foreign-reach.ts";
import { judgeOwn } from "./own-prefix.ts";

/**
 * Judged from the roles' own policies, without the bucket's denials: each side alone has to hold. Whoever shows that
 * a role reaches no key outside its own prefix has shown it for every other tenant there is, since no name contains a
 * slash and so no key begins with two tenants' prefixes. That is how every ordered pair is covered, and how one
 * changed tenant is judged at the cost of one.
 */
export const reach: Claim = {
  id: "W-2",
  title:
    "A workload reads and writes its own S3 prefix and nothing else: every data action, every pair of tenants.",
  judge: (view) => {
    const { all, strays } = rolesOf(view);
    const found: Counterexample[] = [...strays, ...confusingNames(view), ...lockedAway(view)];
    const warnings: string[] = [];
    const judged = new Set<string | null>(view.judged);
    let checked = 0;
    const shared = sharedPermissions(view, found);
    for (const role of all) {
      if (role.tenant === null || !judged.has(role.tenant)) continue;
      const { tenant } = role;
      checked += dataActions.size * view.tenants.length;
      const judgement = () => judgeRole(view, role, tenant, shared, warnings);
      found.push(...judging(role.resource, judgement));
    }
    return { checked, counterexamples: worthReading(found), warnings };
  },
};

function judgeRole(
  view: View,
  role: Role,
  tenant: string,
  shared: readonly Policy[],
  warnings: string[],
): Counterexample[] {
  const { settings } = view.plan;
  const own = accessPointsOf(view, view.ownedBy(tenant, types.accessPoint));
  const policies = identityPolicies(view, role);
  const question = { view, role, tenant, mode: modeOf(view, tenant), places: placesOf(settings, own) };
  const works = judgeOwn({ ...question, policies, points: own, bucket: bucketPolicies(view) });
  warnings.push(...works.warnings);
  if (role.resource.inputs.permissionsBoundary !== undefined) {
    warnings.push(
      `${role.resource.name} may be refused its own prefix by its permissions boundary, unread here`,
    );
  }
  return [
    ...keptRights(view, role),
    ...works.counterexamples,
    ...foreignReach({ ...question, policies: [...policies, ...shared] }),
  ];
}

/** What each resource's own policy permits, to anybody: it adds to each role's rights. */
function sharedPermissions(view: View, found: Counterexample[]): readonly Policy[] {
  const permissions: Policy[] = [];
  const resources = [
    ...ofSharedBucket(view, types.bucketPolicy),
    ...view.ofType(types.accessPoint),
    ...view.plan.resources.filter(isElsewhere),
  ];
  for (const resource of resources) {
    const read = () => {
      permissions.push(...permissionsOf(policiesOf(view, resource)));
      return [];
    };
    found.push(...judging(resource, read));
  }
  return permissions;
}

/** A resource of another service with a policy of its own; in a network or a cluster such a thing only narrows. */
const isElsewhere = ({ type, inputs }: PlannedResource) =>
  /^aws:(?!(s3|s3control|iam|ec2|eks)\/)/.test(type) && inputs.policy !== undefined;

function policiesOf(view: View, resource: PlannedResource): readonly Policy[] {
  if (resource.type === types.accessPoint)
    return accessPointsOf(view, [resource]).flatMap(({ policies }) => policies);
  const policy = readPolicy(resource, resource.inputs.policy, "resource");
  return [isElsewhere(resource) ? naming(policy) : policy];
}

/** The names are what keeps prefixes apart, so that they are judged too. */
function confusingNames({ judged }: View): Counterexample[] {
  return judged
    .filter((tenant) => !tenantName.test(tenant))
    .map((tenant) => ({
      what: `the name ${JSON.stringify(tenant)} may mean more than itself in ${prefixOf(tenant)}`,
      resources: [],
    }));
}
