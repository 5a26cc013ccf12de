import type { Cel } from "./cel.ts";
import type { PodRule } from "./pod-rule.ts";

const list = (path: Cel): Cel => `variables.spec.?${path}.orValue([])`;
const terms = ["required", "preferred"].map((how) => `${how}DuringSchedulingIgnoredDuringExecution`);

export const mostTolerations = 50;

/** Lists of a pod's spec, and the most that each may hold. */
const lists: [what: string, path: Cel, most: number][] = [
  ["containers", "containers", 50],
  ["initContainers", "initContainers", 50],
  ["volumes", "volumes", 100],
  ["tolerations", "tolerations", mostTolerations],
  ["topologySpreadConstraints", "topologySpreadConstraints", 20],
  ...["podAffinity", "podAntiAffinity"].flatMap((kind) =>
    terms.map((term): [string, Cel, number] => [`terms of ${kind}`, `affinity.?${kind}.?${term}`, 20]),
  ),
];

/**
 * The scheduler and the API server work through each of them, for every node or every change: a thousand in one pod
 * would be waiting time for everybody's.
 */
export const podSize: PodRule[] = lists.map(([what, path, most]) => ({
  expression: `${list(path)}.size() <= ${most}`,
  message: `a pod has at most ${most} ${what}: remove some, or make several pods`,
}));
