import type { Claim, Counterexample } from "../claim.ts";
import type { View } from "../view.ts";
import { tenantKey, types } from "../vocabulary.ts";
import { bucketPolicies } from "./access-points.ts";
import { judgeConfinement, judgeEveryone } from "./confinement.ts";
import { openDoors } from "./doors.ts";
import { judging, worthReading } from "./judging.ts";
import type { Policy } from "./policy.ts";
import { rolesOf } from "./roles.ts";
import { dataActions } from "./s3-actions.ts";

/**
 * Judged as if every role had every right, so that only the bucket is left to refuse. A call through an access point
 * has to pass the bucket's policy too, under the bucket's own ARN, and so needs no question of its own.
 */
export const guard: Claim = {
  id: "W-3",
  title: "The bucket itself refuses a cross-tenant call, even if a role were too wide.",
  judge: (view) => {
    let checked = 0;
    const policies = view.ofType(types.bucketPolicy).flatMap((resource) =>
      judging(resource, () => {
        const own = bucketPolicies(view).filter(({ urn }) => urn === resource.urn);
        const finding = judgeGuard(view, own);
        checked += finding.checked;
        return finding.counterexamples;
      }),
    );
    return { checked, counterexamples: worthReading([...number(view), ...policies, ...openDoors(view)]) };
  },
};

/** A second policy would replace the first, and with none nothing is refused. */
function number(view: View): Counterexample[] {
  const { bucket } = view.plan.settings;
  const resources = view.ofType(types.bucketPolicy).map(({ urn }) => urn);
  if (resources.length === 1) return [];
  return [{ what: `the bucket ${bucket} has ${resources.length} policies in the plan, not one`, resources }];
}

function judgeGuard(view: View, policies: readonly Policy[]) {
  if (policies.length === 0) return { checked: 0, counterexamples: [] };
  const judged = new Set<string | null>(view.judged);
  const found = [...judgeEveryone(view, policies)];
  let checked = policies.length;
  for (const role of rolesOf(view).all) {
    const { tenant, tags, resource } = role;
    if (tenant === null) {
      if (!tags.has(tenantKey)) continue;
      const what = `${resource.name}, a role of the platform, has the tag ${tenantKey}, which shuts it out of the bucket`;
      found.push({ what, resources: [resource.urn] });
    } else if (judged.has(tenant)) {
      checked += dataActions.size * view.tenants.length;
      const tag = tags.get(tenantKey);
      if (tag === tenant) found.push(...judgeConfinement(view, role, tenant, policies));
      else {
        const what = `${resource.name} has ${tag === undefined ? "no tag" : `"${tag}" as its tag`} ${tenantKey}, by which the bucket would know it as ${tenant}'s`;
        found.push({ what, resources: [resource.urn] });
      }
    }
  }
  return { checked, counterexamples: found };
}
