import type { Cel } from "./cel.ts";
import type { Named, Validation } from "./policy.ts";
import { nodes, tenant, tier } from "./request.ts";

/**
 * A rule about a pod's spec, wherever it stands: in a pod, or in the template of what makes pods. It reads
 * `variables.spec`, `variables.tenant`, `variables.nodes` and `variables.tier`.
 */
export type PodRule = Validation;

/** What a pod rule reads, given where the spec stands. */
export const podVariables = (spec: Cel): Named[] => [{ name: "spec", expression: spec }, tenant, nodes, tier];

/** Holds for every container and init container `c`. */
export const everyContainer = (holds: Cel): Cel =>
  `variables.spec.containers.all(c, ${holds}) && variables.spec.?initContainers.orValue([]).all(c, ${holds})`;
