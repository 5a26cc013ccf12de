import type { Cel } from "./cel.ts";
import { everyContainer, type PodRule } from "./pod-rule.ts";

export const rootUserMessage = "no container runs as root: remove runAsNonRoot: false and runAsUser: 0";

/** Neither the pod nor a container `of` asks to be root. */
export const asksNoRoot = (of: Cel): Cel =>
  `${of}.?securityContext.?runAsNonRoot.orValue(true) && ${of}.?securityContext.?runAsUser.orValue(1) != 0`;

/** Pod Security lets a pod with a user namespace of its own (`hostUsers: false`) be root in it; tenants may not. */
export const rootUser: PodRule[] = [
  {
    expression: `${asksNoRoot("variables.spec")} && ${everyContainer(asksNoRoot("c"))}`,
    message: rootUserMessage,
  },
];
