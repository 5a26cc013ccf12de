import { mustBeAdmitted, mustBeRefused } from "../admission/expect.ts";
import { representatives } from "../admission/namespaces.ts";
import { ordinarySpec, podCreation } from "../admission/pods.ts";
import { persons, serviceAccount } from "../admission/users.ts";
import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";

/** The VPC CNI enforces no policy on a pod without a controller. */
export function barePodsAreRefused(view: View, judgement: Judgement): void {
  for (const namespace of judgement.attempt(undefined, () => representatives(view)) ?? []) {
    const spec = ordinarySpec(namespace);
    for (const user of [persons(namespace.tenant).developers, serviceAccount(namespace.name, "app")]) {
      mustBeRefused(view, judgement, {
        what: "a pod without a controller, on which no network policy is enforced,",
        request: podCreation(namespace, spec, user),
      });
    }
    if (namespace.labelledState !== "active") continue;
    mustBeAdmitted(view, judgement, { what: "a Deployment's pod", request: podCreation(namespace, spec) });
  }
}
