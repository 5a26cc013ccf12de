import type { Json } from "../../../../plan/plan.ts";
import { disarm, retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { change, named, replace } from "../../support/mutation.ts";

const nodes = named("NodeGroup", "acme_nodes");
const template = named("LaunchTemplate", "acme_nodes");

judgeMutations("N-3", [
  {
    name: "forgets to tag volumes",
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
    also: { "I-1": "the template names the other tenant" },
    break: (plan) => set(plan, template, "tagSpecifications.0.tags.tenant", "globex"),
  },
  {
    name: "forgets who pays for interfaces",
    break: (plan) => set(plan, template, "tagSpecifications.2.tags.costCenter", null),
  },
  {
    name: "tags a node group's machines by the group only",
    also: { "W-4": "the template's metadata options reach no machine", "L-1": "nor does its disk" },
    break: (plan) => replace(plan, nodes, (one) => ({ ...one, propertyDependencies: {} })),
  },
  {
    name: "forgets to tag an association",
    break: (plan) => set(plan, named("PodIdentityAssociation", "acme_workloads_app"), "tags", null),
  },
  {
    name: "forgets to tag disks",
    break: (plan) =>
      retext(plan, named("StorageClass", "platform_tenant-gp3"), "{{ .PVCNamespace }}", "shared"),
  },
  {
    name: "lets tenants choose a class that tags nothing",
    break: (plan) => disarm(plan, "volume-claims", "storageClassName"),
  },
]);
