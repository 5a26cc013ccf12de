import { kinds } from "./objects/kubernetes.ts";
import type { View } from "./view.ts";

/** Objects that can be in a namespace from before, by the claim that one of them could belie. */
const objects: Readonly<Record<string, string>> = {
  "N-1": "pods",
  "A-1": "rolebindings",
  "NET-1": "networkpolicies",
};

/**
 * What a claim leaves open where a namespace is adopted: the plan knows none of the objects that are in it already.
 * Nobody could deploy an adoption if that were a counterexample, and nobody may overlook it.
 */
export function adoptionWarnings(claim: string, view: View): string[] {
  const kind = objects[claim];
  if (kind === undefined) return [];
  const judged = new Set<string | null>(view.judged);
  return view
    .ofType(kinds.namespace)
    .filter(({ import: adopted, tenant }) => adopted !== undefined && judged.has(tenant))
    .map(
      ({ import: name }) =>
        `${kind} that were in namespace ${name} before it was adopted are in no plan: kubectl get ${kind} -n ${name}`,
    );
}
