import type { Cel } from "./cel.ts";
import type { PodRule } from "./pod-rule.ts";
import { type ValidatingPolicy, type Validation, validating } from "./policy.ts";
import { byTenants, on, onEverythingNamespaced } from "./request.ts";

/** Longest a pod may take to end, in seconds. */
const longestGracePeriod = 3600;

/** A pod that takes a year to end would keep its namespace and its node for a year. */
export const gracePeriod: PodRule[] = [
  {
    expression: `variables.spec.?terminationGracePeriodSeconds.orValue(0) <= ${longestGracePeriod}`,
    message: `terminationGracePeriodSeconds is above ${longestGracePeriod}: lower it`,
  },
];

const finalizersMessage =
  "only the platform's controllers set finalizers: remove them from metadata.finalizers";

/** @param template Where the template stands in the object. */
export const noFinalizers = (template: Cel): Validation => ({
  expression: `object.${template}.?metadata.?finalizers.orValue([]).size() == 0`,
  message: finalizersMessage,
});

/** A finalizer that nobody removes would keep the namespace for ever. */
export function finalizers(): ValidatingPolicy[] {
  const added = {
    name: "added",
    expression: `object.?metadata.?finalizers.orValue([]).filter(f, oldObject == null || !(f in oldObject.?metadata.?finalizers.orValue([])))`,
  };
  const refusal = (allowed: string) => ({
    expression: `variables.added.all(f, ${allowed})`,
    message: finalizersMessage,
  });
  return [
    validating("finalizers", {
      on: [onEverythingNamespaced("CREATE", "UPDATE")],
      when: [byTenants],
      variables: [added],
      refuse: [
        refusal(
          `f == "kubernetes.io/pvc-protection" && request.resource.resource == "persistentvolumeclaims"`,
        ),
      ],
    }),
    // Workload controllers copy finalizers from a template into what they make.
    validating("finalizers-from-templates", {
      on: [on("/pods", "CREATE"), on("/persistentvolumeclaims", "CREATE")],
      when: [
        {
          name: "by-workload-controllers",
          expression: `"system:serviceaccounts:kube-system" in request.userInfo.groups`,
        },
      ],
      variables: [added],
      refuse: [refusal(`f in ["batch.kubernetes.io/job-tracking", "kubernetes.io/pvc-protection"]`)],
    }),
  ];
}
