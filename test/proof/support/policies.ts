import type { Json, Plan } from "../../../plan/plan.ts";
import { examplePlan } from "./plans.ts";

type Spec = Record<string, Json>;

/** A plan of nothing but one validating policy on new pods that refuses all, and its binding, but for what is said. */
export async function planOfPolicy(policy: Spec, binding: Spec): Promise<Plan> {
  const example = await examplePlan("dev");
  const of = (kind: string, spec: Spec) => {
    const original = example.resources.find(({ type }) => type.endsWith(`:${kind}`));
    if (original === undefined) throw new Error(`no ${kind} in the examples`);
    return { ...original, urn: kind, name: kind, inputs: { metadata: { name: "policy" }, spec } };
  };
  const resources = [
    of("ValidatingAdmissionPolicy", {
      matchConstraints: { resourceRules: [onPods] },
      validations: [{ expression: "false" }],
      ...policy,
    }),
    of("ValidatingAdmissionPolicyBinding", {
      policyName: "policy",
      validationActions: ["Deny"],
      ...binding,
    }),
  ];
  return { ...example, resources };
}

export const onPods = {
  apiGroups: [""],
  apiVersions: ["v1"],
  resources: ["pods"],
  operations: ["CREATE"],
};
