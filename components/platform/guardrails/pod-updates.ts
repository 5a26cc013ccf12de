import type { Cel } from "./cel.ts";
import { containerSecurityPatches, pullPolicyPatches } from "./container-defaults.ts";
import { allowedToleration, tolerationRemedy } from "./placement.ts";
import { mostTolerations } from "./pod-size.ts";
import { type MutatingPolicy, mutating, type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, changeOf, nodes, on } from "./request.ts";
import { asksNoRoot, rootUserMessage } from "./root-user.ts";

// What a running pod already has is left alone: a controller that lets go of an old one must not be refused.
const newToleration: Cel = "!(t in oldObject.spec.?tolerations.orValue([]))";
const newContainer: Cel = "!oldObject.spec.?ephemeralContainers.orValue([]).exists(old, old.name == c.name)";

/** Each change compares every new one with every old one. */
const mostEphemeralContainers = 20;

const everyNewContainer = (holds: Cel): Cel =>
  `object.spec.?ephemeralContainers.orValue([]).all(c, !(${newContainer}) || (${holds}))`;

/** What may be added to a running pod. */
export function podUpdates(): ValidatingPolicy[] {
  return [
    validating("running-pods", {
      on: [on("/pods", "UPDATE")],
      when: [changeOf("tolerations-change", "spec.?tolerations.orValue([])")],
      variables: [nodes],
      refuse: [
        {
          expression: `object.spec.?tolerations.orValue([]).size() <= ${mostTolerations}`,
          message: `a pod has at most ${mostTolerations} tolerations: add no more`,
        },
        {
          expression: `object.spec.?tolerations.orValue([]).all(t, !(${newToleration}) || (${allowedToleration}))`,
          message: "a toleration of nodes that are not the tenant's: do not add it",
          messageExpression: tolerationRemedy,
        },
      ],
    }),
    validating("pod-owners", {
      on: [on("/pods", "UPDATE")],
      when: [byTenants],
      refuse: [
        {
          // A Job's pod that says it is another's keeps the Job's finalizer, and so its namespace, for ever.
          expression:
            "object.metadata.?ownerReferences.orValue([]) == oldObject.metadata.?ownerReferences.orValue([])",
          message:
            "a pod is its controller's, which also lets go of it in the end: leave metadata.ownerReferences as they are",
        },
      ],
    }),
    validating("ephemeral-containers", {
      on: [on("/pods/ephemeralcontainers", "UPDATE")],
      refuse: [
        {
          expression: `object.spec.?ephemeralContainers.orValue([]).size() <= ${mostEphemeralContainers}`,
          message: `a pod has at most ${mostEphemeralContainers} ephemeral containers: restart it instead of adding more`,
        },
        {
          expression: everyNewContainer(asksNoRoot("c")),
          message: rootUserMessage,
        },
        {
          expression: everyNewContainer(`c.?imagePullPolicy.orValue("") == "Always"`),
          message: "an image from the node's cache may be another tenant's: add imagePullPolicy: Always",
        },
      ],
    }),
  ];
}

/** Lets `kubectl debug` pass the standard `restricted` as an ordinary container does. */
export const ephemeralContainerDefaults = (): MutatingPolicy =>
  mutating("ephemeral-container-defaults", {
    on: [on("/pods/ephemeralcontainers", "UPDATE")],
    patches: [
      ...containerSecurityPatches("ephemeralContainers", newContainer),
      ...pullPolicyPatches("ephemeralContainers", newContainer),
    ],
  });
