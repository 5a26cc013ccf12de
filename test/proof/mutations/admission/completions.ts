import { append, retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without, withSibling } from "../../support/resources.ts";

const policy = named("MutatingAdmissionPolicy", "platform_guardrails_tenancy-pod-defaults");
const binding = named("MutatingAdmissionPolicyBinding", "platform_guardrails_tenancy-pod-defaults");

/** What the cluster adds as objects are written. */
export const completionMutations: readonly Mutation[] = [
  {
    name: "adds nothing to an ordinary pod",
    claim: "N-1",
    break: (plan) =>
      set(plan, policy, "spec.mutations", [{ patchType: "JSONPatch", jsonPatch: { expression: "[]" } }]),
  },
  {
    name: "adds nothing because of a condition that no pod meets",
    claim: "N-1",
    break: (plan) => set(plan, policy, "spec.matchConditions", [{ name: "never", expression: "false" }]),
  },
  {
    name: "adds another's node selector",
    claim: "N-1",
    break: (plan) => retext(plan, policy, "value: variables.nodes", 'value: \\"nobody\\"'),
  },
  {
    name: "completes the wrong containers",
    claim: "N-1",
    break: (plan) => retext(plan, policy, '\\"/spec/containers/\\"', '\\"/spec/initContainers/\\"'),
  },
  {
    name: "adds by a patch that cannot be read",
    claim: "N-1",
    break: (plan) => set(plan, policy, "spec.mutations.0.patchType", "ApplyConfiguration"),
  },
  {
    name: "completes the pods of some tenants only",
    claim: "N-1",
    break: (plan) =>
      append(plan, binding, "spec.matchResources.namespaceSelector.matchExpressions", {
        key: "tenant-tier",
        operator: "In",
        values: ["premium"],
      }),
  },
  { name: "completes no pods", claim: "N-1", break: (plan) => without(plan, binding) },
  ...["networkpolicies", "*"].map(
    (resource): Mutation => ({
      name: `rewrites ${resource} as they are written`,
      claim: "A-2",
      break: (plan) => {
        const rule = { apiGroups: ["networking.k8s.io"], apiVersions: ["*"], operations: ["*"] };
        const spec = {
          matchConstraints: { resourceRules: [{ ...rule, resources: [resource] }] },
          mutations: [{ patchType: "JSONPatch", jsonPatch: { expression: "[]" } }],
        };
        const withPolicy = withSibling(plan, policy, "more", { spec });
        return withSibling(withPolicy, binding, "more", { spec: { policyName: "more" } });
      },
    }),
  ),
];
