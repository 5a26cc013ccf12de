import type { Cel } from "./cel.ts";
import type { PodRule } from "./pod-rule.ts";
import { type ValidatingPolicy, type Validation, validating } from "./policy.ts";
import { byTenants, byWorkloadControllers, on, onEverythingNamespaced } from "./request.ts";

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

/** The same by the request that ends it, which the API server takes instead of the pod's own word. */
export const deletions = (): ValidatingPolicy => {
  const given = (options: Cel) => `${options}.?gracePeriodSeconds.orValue(0) <= ${longestGracePeriod}`;
  return validating("deletions", {
    on: [on("/pods", "DELETE"), on("/pods/eviction", "CREATE")],
    when: [byTenants],
    refuse: [
      {
        expression: `request.operation == "DELETE" ? ${given("request.?options")} : ${given("object.?deleteOptions")}`,
        message: `gracePeriodSeconds is above ${longestGracePeriod}: lower it`,
      },
    ],
  });
};

/**
 * A finalizer that nobody removes would keep the namespace for ever; one removed too early leaves what it stands for
 * behind, a disk or a load balancer that no quota counts any more.
 */
export function finalizers(): ValidatingPolicy[] {
  const added = {
    name: "added",
    expression: `object.?metadata.?finalizers.orValue([]).filter(f, oldObject == null || !(f in oldObject.?metadata.?finalizers.orValue([])))`,
  };
  const removed = {
    name: "removed",
    expression: `oldObject == null ? [] : oldObject.?metadata.?finalizers.orValue([]).filter(f, !(f in object.?metadata.?finalizers.orValue([])))`,
  };
  const refusal = (allowed: string) => ({
    expression: `variables.added.all(f, ${allowed})`,
    message: finalizersMessage,
  });
  return [
    validating("finalizers", {
      on: [onEverythingNamespaced("CREATE", "UPDATE")],
      when: [byTenants],
      variables: [added, removed],
      refuse: [
        refusal(
          `f == "kubernetes.io/pvc-protection" && request.resource.resource == "persistentvolumeclaims"`,
        ),
        {
          expression: "variables.removed.size() == 0",
          message:
            "the controller that set a finalizer takes it off once all is cleared away: leave metadata.finalizers as they are",
        },
      ],
    }),
    // Workload controllers copy finalizers from a template into what they make.
    validating("finalizers-from-templates", {
      on: [on("/pods", "CREATE"), on("/persistentvolumeclaims", "CREATE")],
      when: [byWorkloadControllers],
      variables: [added],
      refuse: [refusal(`f in ["batch.kubernetes.io/job-tracking", "kubernetes.io/pvc-protection"]`)],
    }),
  ];
}
