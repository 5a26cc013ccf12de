import { retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without, withSibling } from "../../support/resources.ts";
import { acme } from "./policies.ts";

/** NET-1: a policy that closes less than all, or whose other side says otherwise. */
export const coverageMutations: readonly Mutation[] = [
  {
    name: "closes some pods only",
    claim: "NET-1",
    also: { "NET-2": "a pod without the label is open, the instance metadata included" },
    break: (plan) => set(plan, acme, "spec.podSelector", { matchLabels: { app: "api" } }),
  },
  {
    name: "closes one direction only",
    claim: "NET-1",
    also: { "NET-2": "what may leave freely may leave for the instance metadata" },
    break: (plan) => set(plan, acme, "spec.policyTypes", ["Ingress"]),
  },
  {
    name: "closes the other direction only",
    claim: "NET-1",
    break: (plan) => set(plan, acme, "spec.policyTypes", ["Egress"]),
  },
  {
    name: "forgets a tenant's policy",
    claim: "NET-1",
    also: { "NET-2": "what may leave freely may leave for the instance metadata" },
    break: (plan) => without(plan, acme),
  },
  {
    name: "adds a policy that reopens what the first closes",
    claim: "NET-1",
    break: (plan) =>
      withSibling(plan, acme, "open", {
        spec: { podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Ingress"], ingress: [{}] },
      }),
  },
  {
    name: "opens a declared path on the sender's side only",
    claim: "NET-1",
    break: (plan) => retext(plan, acme, `"globex"`, `"ingress"`),
  },
  {
    name: "declares a path in the sender's file only",
    claim: "NET-1",
    also: { "I-1": "without the declaration, the policy names a tenant for no reason" },
    break: (plan) => set(plan, named("Tenant", "acme"), "network.allowFrom", []),
  },
  {
    name: "writes a policy that the judge does not know",
    claim: "NET-1",
    also: { "NET-2": "the same policy says what of the essentials is reached" },
    break: (plan) => set(plan, acme, "spec.tier", "Admin"),
  },
  {
    name: "has a policy that is known only after deployment",
    claim: "NET-1",
    also: { "NET-2": "the same policy says what of the essentials is reached" },
    break: (plan) => set(plan, acme, "spec.ingress", "[computed]"),
  },
];
