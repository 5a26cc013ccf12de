import type { Settings } from "../../../stacks/settings/settings.ts";
import { injects } from "../../kubernetes-version.ts";
import { loadBalancers } from "./load-balancers.ts";
import { networkPolicies } from "./network-policies.ts";
import { objectSize } from "./object-size.ts";
import { ownNamespace } from "./own-namespace.ts";
import { podDefaults } from "./pod-defaults.ts";
import { ephemeralContainerDefaults, podUpdates } from "./pod-updates.ts";
import { pods, podTemplates } from "./pods.ts";
import type { MutatingPolicy, ValidatingPolicy } from "./policy.ts";
import { dryRunsOnly } from "./preview.ts";
import { marksFromTemplates, protectedObjects } from "./protected-objects.ts";
import { roleBindings } from "./rbac.ts";
import { reservedKinds, tokens } from "./reserved.ts";
import { serviceDefaults, serviceSize, services } from "./services.ts";
import { inactiveTenants } from "./state.ts";
import { deletions, finalizers } from "./termination.ts";
import { volumeClaims } from "./volumes.ts";
import { barePods, daemonSets, statefulSets } from "./workload-kinds.ts";

/** Every rule that refuses. */
export const validatingPolicies = (settings: Settings): ValidatingPolicy[] => [
  // What may run, whoever makes it.
  ...pods(),
  ...podUpdates(),
  daemonSets(),
  statefulSets(),
  ...(settings.cluster.barePods ? [] : [barePods()]),
  services(),
  ...volumeClaims(),
  ...inactiveTenants(),
  // What tenants may write.
  ...podTemplates(settings),
  objectSize(),
  serviceSize(),
  loadBalancers(),
  networkPolicies(),
  roleBindings(),
  protectedObjects(),
  marksFromTemplates(),
  reservedKinds(),
  tokens(),
  ...finalizers(),
  deletions(),
  ownNamespace(),
  // What the identity that previews may write.
  dryRunsOnly(),
];

/** Every rule that adds what the author left out. */
export const mutatingPolicies = (settings: Settings): MutatingPolicy[] =>
  injects(settings) ? [podDefaults(), ephemeralContainerDefaults(), serviceDefaults()] : [];
