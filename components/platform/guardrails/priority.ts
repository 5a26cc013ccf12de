import type { Settings } from "../../../stacks/settings/settings.ts";
import { managedBy, priorityClass } from "../../names.ts";
import type { Cel } from "./cel.ts";
import type { PodRule } from "./pod-rule.ts";

/** One class per tier. `Never`: a higher tier goes first in the queue, but nobody's running pod ends for it. */
export function priorityClasses(settings: Settings) {
  return Object.entries(settings.tiers).map(([tier, { priority }]) => ({
    metadata: { name: priorityClass(tier), labels: managedBy },
    description: `Pods of tenants of tier ${tier}`,
    value: priority,
    globalDefault: false,
    preemptionPolicy: "Never",
  }));
}

/** The class of the tenant's tier. */
export const ownPriorityClass: Cel = `"${priorityClass("")}" + variables.tier`;

export const priority: PodRule[] = [
  {
    expression: `variables.spec.?priorityClassName.orValue("") in ["", ${ownPriorityClass}]`,
    message: "the priority class is not that of the tenant's tier: remove priorityClassName",
    messageExpression: `'priorityClassName "' + variables.spec.priorityClassName + '" is not that of the tenant\\'s tier: write priorityClassName: ' + ${ownPriorityClass}`,
  },
];
