import { computed, type Plan, type PlannedResource } from "../plan.ts";
import type { Replacement, ResourceChange } from "./diff.ts";
import { disruptionOf } from "./disruptions.ts";
import { newExpirations } from "./expirations.ts";
import { changedPaths, pathsOf } from "./paths.ts";
import { permissionChanges } from "./permissions.ts";
import { unprotects } from "./protection.ts";
import { settledSize } from "./settled-size.ts";
import { type Step, spread, stepOf } from "./steps.ts";
import { widenings } from "./widenings.ts";

/** A change with the resource it is about, the new one where there is one. */
interface OwnedChange {
  readonly tenant: string | null;
  readonly change: ResourceChange;
}

/** What the engine would do to get from one plan to the other, sorted by URN; resources that stay are left out. */
export function resourceChanges(base: Plan, head: Plan): OwnedChange[] {
  const before = new Map(base.resources.map((resource) => [resource.urn, resource]));
  const after = new Map(head.resources.map((resource) => [resource.urn, resource]));
  const steps = new Map<string, Step>();
  for (const [urn, now] of after) {
    const old = before.get(urn);
    const step = old === undefined ? { op: "create" as const, paths: [], replaces: [] } : compare(old, now);
    if (step !== null) steps.set(urn, step);
  }
  spread(steps, after);
  tellOptions(steps, before, after);
  for (const urn of before.keys()) {
    if (!after.has(urn)) steps.set(urn, { op: "delete", paths: [], replaces: [] });
  }
  return [...steps]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([urn, step]) => toChange(step, before.get(urn), after.get(urn)));
}

/** What becomes of a resource by its own inputs; null where it stays. */
function compare(before: PlannedResource, after: PlannedResource): Step | null {
  const own = changedPaths(before.inputs, settledSize(before, after).inputs);
  const step = stepOf(after.type, [...own, ...otherSources(before, after)]);
  const taken = takenInstead(before, after);
  if (taken === null) return step;
  return { op: "replace", paths: step?.paths ?? [], replaces: [...(step?.replaces ?? []), taken] };
}

/** What the engine puts in the place of a resource that the stack has already; an object's name is its id. */
function takenInstead(before: PlannedResource, after: PlannedResource): Replacement | null {
  if (after.import === undefined || after.import === before.import) return null;
  if (after.type.startsWith("kubernetes:")) return null;
  return { path: "import", why: `puts ${after.import} in its place, unless it is that one already` };
}

/** Inputs that are unknown before and after, but come from another resource now. */
function otherSources(before: PlannedResource, after: PlannedResource): string[] {
  return Object.entries(after.propertyDependencies)
    .filter(([key, urns]) => urns.join() !== before.propertyDependencies[key]?.join())
    .flatMap(([key]) => pathsOf(after.inputs[key], computed, key))
    .filter((path) => pathsOf(before.inputs, computed).includes(path));
}

/** Adds what the engine is told besides: it counts a resource as unchanged where only that differs. */
function tellOptions(
  steps: Map<string, Step>,
  before: ReadonlyMap<string, PlannedResource>,
  after: ReadonlyMap<string, PlannedResource>,
): void {
  // Whether a number of nodes is set follows from what else of the group changes.
  const isStated = (path: string) => path !== "scalingConfig.desiredSize";
  const told = ({ protect, options = {} }: PlannedResource) => ({
    ...options,
    protect,
    ignoreChanges: options.ignoreChanges?.filter(isStated) ?? [],
  });
  for (const [urn, now] of after) {
    const old = before.get(urn);
    const changed = old === undefined ? [] : changedPaths(told(old), told(now));
    if (changed.length === 0) continue;
    const { op = "update", paths = [], replaces = [] } = steps.get(urn) ?? {};
    steps.set(urn, { op, paths: [...paths, ...changed], replaces });
  }
}

function toChange(
  step: Step,
  before: PlannedResource | undefined,
  after: PlannedResource | undefined,
): OwnedChange[] {
  const subject = after ?? before;
  if (subject === undefined) return [];
  const { urn, type, name } = subject;
  const disruption = disruptionOf({ type, ...step, before: before?.inputs, after: after?.inputs });
  const { protect } = (step.op === "delete" ? before : after) ?? subject;
  const permissions = permissionChanges(before, after);
  const adopts = step.op === "create" ? (after?.import ?? null) : null;
  const expires = newExpirations(before?.inputs, after?.inputs);
  const marks = {
    disruption,
    protect,
    unprotects: unprotects(before, after),
    adopts,
    permissions,
    widens: widenings(before, after),
    expires,
  };
  const change = { urn, type, name, ...step, ...marks };
  return [{ tenant: subject.tenant, change }];
}
