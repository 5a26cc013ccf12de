import { append, disarm, guardrail, retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { named, without } from "../../support/mutation.ts";

const nodes = named("NodeGroup", "acme_nodes");
const template = named("LaunchTemplate", "acme_nodes");
const namespace = named("Namespace", "acme_namespace");

judgeMutations("N-1", [
  {
    name: "holds a tenant's pods to another tenant's nodes",
    also: { "I-1": "the namespace names the other tenant" },
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-nodes", "initech"),
  },
  {
    name: "holds a dedicated tenant's pods to the pool",
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-nodes", "pool"),
  },
  {
    name: "forgets the label of a tenant's nodes",
    also: { "L-1": "the quota does not fit nodes that are not there" },
    break: (plan) => set(plan, nodes, "labels", {}),
  },
  {
    name: "labels a tenant's nodes as another's",
    also: {
      "L-1": "the quota does not fit nodes that are not there",
      "I-1": "the group names the other tenant",
    },
    break: (plan) => set(plan, nodes, "labels.tenant", "initech"),
  },
  {
    name: "taints nodes so that nobody fits",
    break: (plan) => append(plan, nodes, "taints", { key: "gpu", value: "true", effect: "NO_SCHEDULE" }),
  },
  {
    name: "labels nodes behind EKS's back",
    break: (plan) => set(plan, template, "userData", "bm9kZS1sYWJlbHM="),
  },
  {
    name: "forgets the pool",
    also: { "L-1": "the quota does not fit nodes that are not there" },
    break: (plan) => without(plan, named("NodeGroup", "platform_pool")),
  },
  {
    name: "adds nothing to an ordinary pod",
    break: (plan) =>
      without(plan, named("MutatingAdmissionPolicyBinding", "platform_guardrails_tenancy-pod-defaults")),
  },
  {
    name: "takes any node selector",
    break: (plan) => disarm(plan, "placement", "nodeSelector"),
  },
  {
    name: "asks for no node selector",
    break: (plan) =>
      retext(
        plan,
        guardrail("complete-spec"),
        `(has(variables.spec.nodeSelector) && \\"tenant\\" in variables.spec.nodeSelector) &&`,
        "",
      ),
  },
]);
