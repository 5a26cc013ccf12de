import type { Plan } from "../../../../plan/plan.ts";
import { rewrite, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, replace, type Selector, withTwin } from "../../support/resources.ts";

const aws = named("aws", "aws");
const kubernetes = named("kubernetes", "platform_kubernetes");

/** The plan with a second provider, and one resource that goes through it. */
function elsewhere(plan: Plan, provider: Selector, resource: Selector): Plan {
  const two = withTwin(plan, provider);
  const added = two.resources.at(-1)?.urn ?? "";
  return replace(two, resource, (one) => ({ ...one, provider: added }));
}

/** What goes elsewhere than the settings say. */
export const providerMutations: readonly Mutation[] = [
  {
    name: "sends a policy into another cluster",
    claim: "NS-1",
    break: (plan) => elsewhere(plan, kubernetes, named("NetworkPolicy", "acme_network")),
  },
  {
    name: "sends a policy wherever the deployer's kubeconfig points",
    claim: "NS-1",
    break: (plan) =>
      replace(plan, named("NetworkPolicy", "acme_network"), (one) => ({ ...one, provider: null })),
  },
  {
    name: "sends the bucket's policy into another account",
    claim: "W-2",
    break: (plan) => elsewhere(plan, aws, named("BucketPolicy", "platform_bucket")),
  },
  {
    name: "deploys into whichever account it is let into",
    claim: "W-2",
    break: (plan) => set(plan, aws, "allowedAccountIds", null),
  },
  {
    name: "lets the provider ignore the tag that the bucket's guard goes by",
    claim: "W-2",
    break: (plan) => set(plan, aws, "ignoreTags", '{"keys":["tenant"]}'),
  },
  {
    name: "associates in another region",
    claim: "W-2",
    break: (plan) => set(plan, named("PodIdentityAssociation", "acme_workloads_app"), "region", "us-east-1"),
  },
  {
    name: "writes YAML and applies nothing",
    claim: "NS-1",
    break: (plan) => set(plan, kubernetes, "renderYamlToDirectory", "out"),
  },
  {
    name: "reaches another cluster by the kubeconfig",
    claim: "NS-1",
    stack: "prod",
    break: (plan) =>
      rewrite(
        plan,
        kubernetes,
        "kubeconfig",
        '"get-token","--cluster-name","prod-main"',
        '"get-token","--cluster-name","other"',
      ),
  },
];
