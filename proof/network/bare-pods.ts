import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { representatives } from "../admission/namespaces.ts";
import { ordinarySpec, podCreation } from "../admission/pods.ts";
import { persons, serviceAccount } from "../admission/users.ts";
import type { View } from "../view.ts";

/** The VPC CNI enforces no policy on a pod without a controller. */
export function* barePods(view: View): Iterable<Attempt> {
  for (const namespace of representatives(view)) {
    const spec = ordinarySpec(namespace);
    for (const user of [persons(namespace.tenant).developers, serviceAccount(namespace.name, "app")]) {
      yield refused(
        "a pod without a controller, on which no network policy is enforced,",
        podCreation(namespace, spec, user),
      );
    }
    if (namespace.labelledState !== "active") continue;
    yield admitted("a Deployment's pod", podCreation(namespace, spec));
  }
}
