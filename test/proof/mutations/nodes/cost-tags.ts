import type { Json } from "../../../../plan/plan.ts";
import { disarm } from "../../support/guardrails.ts";
import { change, retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, replace } from "../../support/resources.ts";

const nodes = named("NodeGroup", "acme_nodes");
const template = named("LaunchTemplate", "acme_nodes");

/** N-3: what says who pays. */
export const costTagMutations: readonly Mutation[] = [
  {
    name: "forgets to tag volumes",
    claim: "N-3",
    break: (plan) =>
      change(plan, template, (inputs) => ({
        ...inputs,
        tagSpecifications: Array.from(Object(inputs.tagSpecifications) as Json[]).filter(
          (one) => Object(one).resourceType !== "volume",
        ),
      })),
  },
  {
    name: "tags instances as another tenant's",
    claim: "N-3",
    also: { "I-1": "the template names the other tenant" },
    break: (plan) => set(plan, template, "tagSpecifications.0.tags.tenant", "globex"),
  },
  {
    name: "forgets who pays for interfaces",
    claim: "N-3",
    break: (plan) => set(plan, template, "tagSpecifications.2.tags.costCenter", null),
  },
  {
    name: "tags a node group's machines by the group only",
    claim: "N-3",
    also: { "W-4": "the template's metadata options reach no machine", "L-1": "nor does its disk" },
    break: (plan) =>
      replace(plan, nodes, (one) => {
        const { launchTemplate: _, ...others } = one.propertyDependencies;
        return { ...one, propertyDependencies: others };
      }),
  },
  {
    name: "forgets to tag an association",
    claim: "N-3",
    break: (plan) => set(plan, named("PodIdentityAssociation", "acme_workloads_app"), "tags", null),
  },
  {
    name: "forgets to tag disks",
    claim: "N-3",
    break: (plan) =>
      retext(plan, named("StorageClass", "platform_tenant-gp3"), "{{ .PVCNamespace }}", "shared"),
  },
  {
    name: "has the driver tag every disk as one tenant's",
    claim: "N-3",
    break: (plan) =>
      set(
        plan,
        named("Addon", "platform_aws-ebs-csi-driver"),
        "configurationValues",
        '{"controller":{"extraVolumeTags":{"tenant":"shared"}}}',
      ),
  },
  {
    name: "lets tenants choose a class that tags nothing",
    claim: "N-3",
    break: (plan) => disarm(plan, "volume-claims", "storageClassName"),
  },
];
