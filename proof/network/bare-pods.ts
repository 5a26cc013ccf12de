import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { representatives } from "../admission/namespaces.ts";
import { ordinarySpec, podCreation } from "../admission/pods.ts";
import { membersOf } from "../admission/users.ts";
import type { View } from "../view.ts";

/** The VPC CNI enforces no policy on a pod without a controller. */
export function* barePods(view: View): Iterable<Attempt> {
  for (const namespace of representatives(view)) {
    const spec = ordinarySpec(namespace);
    for (const [who, user] of membersOf(namespace)) {
      yield refused(
        `a pod of ${who} without a controller, on which no network policy is enforced,`,
        podCreation(namespace, spec, user),
      );
    }
    if (namespace.labelledState !== "active") continue;
    yield admitted("a Deployment's pod", podCreation(namespace, spec));
  }
}
