import type { Claim, Counterexample } from "../claim.ts";
import type { View } from "../view.ts";
import { contractOf, prefixOf, tenantName, types } from "../vocabulary.ts";
import { accessPointsOf, bucketPolicies, permissionsOf, placesOf } from "./access-points.ts";
import { foreignReach, type Mode } from "./foreign-reach.ts";
import { isObject } from "./json.ts";
import { judging, worthReading } from "./judging.ts";
import { judgeOwn } from "./own-prefix.ts";
import type { Policy } from "./policy.ts";
import { identityPolicies, type Role, rolesOf } from "./roles.ts";
import { dataActions } from "./s3-actions.ts";
import { isActive } from "./tenants.ts";

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
    const found: Counterexample[] = [...strays, ...confusingNames(view)];
    const judged = new Set<string | null>(view.judged);
    let checked = 0;
    const shared = sharedPermissions(view, found);
    for (const role of all) {
      if (role.tenant === null || !judged.has(role.tenant)) continue;
      const { tenant } = role;
      checked += dataActions.size * view.tenants.length;
      found.push(...judging(role.resource, () => judgeRole(view, role, tenant, shared)));
    }
    return { checked, counterexamples: worthReading(found) };
  },
};

function judgeRole(view: View, role: Role, tenant: string, shared: readonly Policy[]) {
  const { settings } = view.plan;
  const own = accessPointsOf(
    view,
    view.ownedBy(tenant).filter(({ type }) => type === types.accessPoint),
  );
  const policies = identityPolicies(view, role);
  const question = { view, role, tenant, mode: modeOf(view, tenant), places: placesOf(settings, own) };
  return [
    ...judgeOwn({ ...question, policies, points: own, bucket: bucketPolicies(view) }),
    ...foreignReach({ ...question, policies: [...policies, ...shared] }),
  ];
}

/** What the bucket's and every access point's own policy permits, to anybody: it adds to each role's rights. */
function sharedPermissions(view: View, found: Counterexample[]): readonly Policy[] {
  const resources = [...view.ofType(types.bucketPolicy), ...view.ofType(types.accessPoint)];
  return resources.flatMap((resource) => {
    let permissions: readonly Policy[] = [];
    const faults = judging(resource, () => {
      const policies =
        resource.type === types.accessPoint
          ? accessPointsOf(view, [resource]).flatMap(({ policies }) => policies)
          : bucketPolicies(view).filter(({ urn }) => urn === resource.urn);
      permissions = permissionsOf(policies);
      return [];
    });
    found.push(...faults);
    return permissions;
  });
}

function modeOf(view: View, tenant: string): Mode {
  if (!isActive(view, tenant)) return "none";
  const storage = contractOf(view, tenant)?.storage;
  const mode = isObject(storage) ? storage.s3 : undefined;
  return mode === "read-write" || mode === "read-only" ? mode : "none";
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
