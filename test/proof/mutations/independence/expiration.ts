import type { Json, Plan } from "../../../../plan/plan.ts";
import { append, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named } from "../../support/resources.ts";

const expiring = (prefix: string) => ({
  id: "removed-x",
  status: "Enabled",
  filter: { prefix },
  expiration: { date: "2027-02-21T00:00:00Z" },
});
const expire = (plan: Plan, ...rules: Json[]) =>
  append(plan, named("BucketLifecycleConfiguration", "platform_bucket"), "rules", ...rules);

/** I-1: data that expires by another's rule. */
export const expirationMutations: readonly Mutation[] = [
  ...[
    "",
    "t",
    "tenants",
    "tenants/",
    "tenants/ac",
    "tenants/acme",
    "tenants/acme/",
    "tenants/acme/logs/",
  ].map(
    (prefix): Mutation => ({
      name: `lets data under ${JSON.stringify(prefix)} expire`,
      claim: "I-1",
      break: (plan) => expire(plan, expiring(prefix)),
    }),
  ),
  {
    name: "lets objects of a size expire, whosever they are",
    claim: "I-1",
    break: (plan) => expire(plan, { ...expiring(""), filter: { objectSizeGreaterThan: 1 } }),
  },
  {
    name: "lets tagged objects under a tenant's prefix expire after days",
    claim: "I-1",
    break: (plan) =>
      expire(plan, {
        ...expiring(""),
        filter: { and: { prefix: "tenants/umbrella/", tags: { a: "b" } } },
        expiration: { days: 1 },
      }),
  },
  {
    name: "gives the bucket rules where nobody looks for them",
    claim: "I-1",
    break: (plan) => set(plan, named("Bucket", "platform_bucket"), "lifecycleRules", [{ enabled: true }]),
  },
];
