import { type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, on, specChanges } from "./request.ts";

/** A DaemonSet with the tenant's selector leaves a pod hanging on every node of every other group. */
export const daemonSets = (): ValidatingPolicy =>
  validating("daemon-sets", {
    on: [on("apps/daemonsets", "CREATE")],
    refuse: [
      {
        expression: "false",
        message:
          "a DaemonSet would leave pods hanging on other tenants' nodes: use a Deployment with topology spread",
      },
    ],
  });

const mostReplicas = 500;

/** Their controller makes each pod in memory before it asks for the first: billions would end it, for everybody. */
export const statefulSets = (): ValidatingPolicy =>
  validating("stateful-sets", {
    on: [on("apps/statefulsets", "CREATE", "UPDATE"), on("apps/statefulsets/scale", "UPDATE")],
    when: [specChanges],
    refuse: [
      {
        expression: `object.spec.?replicas.orValue(1) <= ${mostReplicas}`,
        message: `a StatefulSet has at most ${mostReplicas} replicas: lower them, or make several`,
      },
    ],
  });

/**
 * Pods need a controller, since the VPC CNI enforces no NetworkPolicy on those without. Judged by who creates the
 * pod: owner references can be forged.
 */
export const barePods = (): ValidatingPolicy =>
  validating("bare-pods", {
    on: [on("/pods", "CREATE")],
    when: [byTenants],
    refuse: [
      {
        expression: "false",
        message:
          "no network policy would hold for a pod without a controller: create a Deployment or a Job instead",
      },
    ],
  });
