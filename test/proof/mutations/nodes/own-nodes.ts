import { disarm, guardrail, guardrailBinding } from "../../support/guardrails.ts";
import { append, retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without } from "../../support/resources.ts";

const nodes = named("NodeGroup", "acme_nodes");
const template = named("LaunchTemplate", "acme_nodes");
const namespace = named("Namespace", "acme_namespace");

/** N-1: where a tenant's pods run. */
export const ownNodesMutations: readonly Mutation[] = [
  {
    name: "holds a tenant's pods to another tenant's nodes",
    claim: "N-1",
    also: { "I-1": "the namespace names the other tenant" },
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-nodes", "initech"),
  },
  {
    name: "holds a dedicated tenant's pods to the pool",
    claim: "N-1",
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-nodes", "pool"),
  },
  {
    name: "lets pods of a frozen tenant start",
    claim: "N-1",
    stack: "prod",
    break: (plan) => without(plan, guardrailBinding("inactive-pods")),
  },
  {
    name: "lets the scheduler put waiting pods of a frozen tenant on nodes",
    claim: "N-1",
    stack: "prod",
    break: (plan) =>
      set(plan, guardrail("inactive-pods"), "spec.matchConstraints.resourceRules.1.operations", ["UPDATE"]),
  },
  {
    name: "forgets the label of a tenant's nodes",
    claim: "N-1",
    also: { "L-1": "the quota does not fit nodes that are not there" },
    break: (plan) => set(plan, nodes, "labels", {}),
  },
  {
    name: "labels a tenant's nodes as another's",
    claim: "N-1",
    also: {
      "L-1": "the quota does not fit nodes that are not there",
      "I-1": "the group names the other tenant",
    },
    break: (plan) => set(plan, nodes, "labels.tenant", "initech"),
  },
  {
    name: "taints nodes so that nobody fits",
    claim: "N-1",
    break: (plan) => append(plan, nodes, "taints", { key: "gpu", value: "true", effect: "NO_SCHEDULE" }),
  },
  {
    name: "labels nodes behind EKS's back",
    claim: "N-1",
    break: (plan) => set(plan, template, "userData", "bm9kZS1sYWJlbHM="),
  },
  {
    name: "forgets the pool",
    claim: "N-1",
    also: { "L-1": "the quota does not fit nodes that are not there" },
    break: (plan) => without(plan, named("NodeGroup", "platform_pool")),
  },
  {
    name: "adds nothing to an ordinary pod",
    claim: "N-1",
    break: (plan) =>
      without(plan, named("MutatingAdmissionPolicyBinding", "platform_guardrails_tenancy-pod-defaults")),
  },
  {
    name: "takes any node selector",
    claim: "N-1",
    break: (plan) => disarm(plan, "placement", "nodeSelector"),
  },
  {
    name: "asks for no node selector",
    claim: "N-1",
    break: (plan) =>
      retext(
        plan,
        guardrail("complete-spec"),
        `(has(variables.spec.nodeSelector) && \\"tenant\\" in variables.spec.nodeSelector) &&`,
        "",
      ),
  },
];
