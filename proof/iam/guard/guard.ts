import type { PlannedResource } from "../../../plan/plan.ts";
import type { Claim } from "../../claim.ts";
import type { Counterexample } from "../../finding.ts";
import type { View } from "../../view.ts";
import { tenantKey, types } from "../../vocabulary.ts";
import { ofSharedBucket } from "../bucket.ts";
import { type Policy, readPolicy } from "../evaluator/policy.ts";
import { judging, worthReading } from "../judging.ts";
import { rolesOf } from "../roles.ts";
import { dataActions } from "../s3-actions.ts";
import { judgeConfinement } from "./confinement.ts";
import { openDoors } from "./doors.ts";
import { judgeEveryone } from "./everyone.ts";

/**
 * Judged as if every role had every right, so that only the bucket is left to refuse. A call through an access point
 * has to pass the bucket's policy too, under the bucket's own ARN, and so needs no question of its own.
 */
export const guard: Claim = {
  id: "W-3",
  title: "The bucket itself refuses a cross-tenant call, even if a role were too wide.",
  judge: (view) => {
    let checked = 0;
    const resources = ofSharedBucket(view, types.bucketPolicy);
    const policies = resources.flatMap((resource) =>
      judging(resource, () => {
        const finding = judgeGuard(view, readPolicy(resource, resource.inputs.policy, "resource"));
        checked += finding.checked;
        return finding.counterexamples;
      }),
    );
    const found = [...number(view, resources), ...policies, ...openDoors(view)];
    return { checked, counterexamples: worthReading(found) };
  },
};

/** A second policy would replace the first, and with none nothing is refused. */
function number({ plan }: View, policies: readonly PlannedResource[]): Counterexample[] {
  if (policies.length === 1) return [];
  const what = `the bucket ${plan.settings.bucket} has ${policies.length} policies in the plan, not one`;
  return [{ what, resources: policies.map(({ urn }) => urn) }];
}

function judgeGuard(view: View, policy: Policy) {
  const judged = new Set<string | null>(view.judged);
  const policies = [policy];
  const found = [...judgeEveryone(view, policies)];
  let checked = 1;
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
