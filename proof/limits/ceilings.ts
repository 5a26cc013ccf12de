import type { PlanSettings } from "../../plan/plan.ts";
import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";

/** What AWS grants at most, to whoever asks; of the other quotas it publishes no end. */
const ceilings: Partial<PlanSettings["limits"]> = {
  accessEntriesPerCluster: 3000,
  iamRolesPerAccount: 10_000,
  instanceProfilesPerAccount: 10_000,
  trustPolicyCharacters: 8192,
  inlinePolicyCharacters: 10_240,
  bucketPolicyBytes: 20_480,
  taintsPerNodeGroup: 50,
  tagsPerResource: 50,
};

/** The settings know what the account was granted, and are not believed where nobody is granted as much. */
export function judgeCeilings({ plan }: View, judgement: Judgement): void {
  for (const [limit, ceiling] of Object.entries(ceilings)) {
    const said = new Map(Object.entries(plan.settings.limits)).get(limit) ?? 0;
    judgement.check(
      said <= ceiling,
      () => `the settings say that ${limit} is ${said}; AWS grants ${ceiling} at most`,
    );
  }
}
