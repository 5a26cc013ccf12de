import type { PlannedResource } from "../../plan/plan.ts";
import type { Counterexample } from "../finding.ts";
import { tried, Unjudgeable } from "../objects/unjudgeable.ts";

/** What speaks against one thing of a plan; where it cannot be judged, that is what speaks against it. */
export function judging(
  resource: PlannedResource,
  judge: () => readonly Counterexample[],
): readonly Counterexample[] {
  const found = tried(judge);
  if (!(found instanceof Unjudgeable)) return found;
  const what = `${resource.name}: ${found.message}; what cannot be judged does not hold`;
  return [{ what, resources: [resource.urn] }];
}

/** The same thing said once, in the order found, and no more of it than anybody reads. */
export function worthReading(
  counterexamples: readonly Counterexample[],
  most = 100,
): readonly Counterexample[] {
  return [...new Map(counterexamples.map((example) => [example.what, example])).values()].slice(0, most);
}
