import { guardrailBinding } from "../../support/guardrails.ts";
import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, withTwin } from "../../support/resources.ts";

const storage = named("RolePolicy", "acme_storage");

/** What is written twice, of which one only holds. */
export const twinMutations: readonly Mutation[] = [
  {
    name: "writes a Role twice, once with more",
    claim: "NS-1",
    break: (plan) => withTwin(plan, named("Role", "acme_viewers_role")),
  },
  {
    name: "binds a guardrail twice, once as a warning",
    claim: "NS-1",
    break: (plan) =>
      set(
        withTwin(plan, guardrailBinding("placement")),
        guardrailBinding("placement_another"),
        "spec.validationActions",
        ["Warn"],
      ),
  },
  {
    name: "opens the bucket to the public by a second block",
    claim: "W-3",
    break: (plan) =>
      withTwin(plan, named("BucketPublicAccessBlock", "platform_bucket"), { blockPublicPolicy: false }),
  },
  {
    name: "gives a tenant a second file",
    claim: "NS-1",
    break: (plan) => withTwin(plan, named("Tenant", "acme")),
  },
  {
    name: "names two policies of a role alike",
    claim: "W-2",
    break: (plan) => withTwin(set(plan, storage, "name", "storage"), storage),
  },
];
