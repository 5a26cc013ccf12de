import { set } from "../../support/inputs.ts";
import { alsoBreaks, type Mutation } from "../../support/mutation.ts";
import { named, withObject } from "../../support/resources.ts";

const rbac = "rbac.authorization.k8s.io";

/** What only the deployment knows. */
export const unknownMutations: readonly Mutation[] = [
  {
    name: "opens everything in a namespace that only the deployment knows",
    claim: "NS-1",
    also: alsoBreaks(["NS-2", "NET-1", "NET-2"], "it may be a tenant's"),
    break: (plan) =>
      withObject(plan, "networking.k8s.io/v1 NetworkPolicy", "platform_open", {
        metadata: { name: "open", namespace: "[computed]" },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ingress: [{}], egress: [{}] },
      }),
  },
  {
    name: "gives a group that only the deployment knows every right",
    claim: "A-2",
    also: alsoBreaks(["A-1", "Q-1"], "it may be a tenant's"),
    break: (plan) =>
      withObject(plan, `${rbac}/v1 ClusterRoleBinding`, "platform_ops", {
        metadata: { name: "ops" },
        roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "cluster-admin" },
        subjects: [{ apiGroup: rbac, kind: "Group", name: "[secret]" }],
      }),
  },
  {
    name: "labels nodes with what only the deployment knows",
    claim: "N-1",
    also: alsoBreaks(["N-2", "L-1"], "they may be anybody's"),
    break: (plan) => set(plan, named("NodeGroup", "acme_nodes"), "labels", "[computed]"),
  },
  {
    name: "has a file that only the deployment knows",
    claim: "I-1",
    also: { "NET-1": "it says who may reach whom", "NET-2": "and whether S3 is used" },
    break: (plan) => set(plan, named("Tenant", "acme"), "network", "[computed]"),
  },
];
