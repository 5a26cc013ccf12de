import { computed, type Plan, type PlannedResource } from "../plan.ts";
import type { Operation, Replacement, ResourceChange } from "./diff.ts";
import { disruptionOf } from "./disruptions.ts";
import { newExpirations } from "./expirations.ts";
import { changedPaths, isWithin, pathsOf } from "./paths.ts";
import { permissionChanges } from "./permissions.ts";
import { replacingInput } from "./replacements.ts";
import { settledSize } from "./settled-size.ts";

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
  for (const urn of before.keys()) {
    if (!after.has(urn)) steps.set(urn, { op: "delete", paths: [], replaces: [] });
  }
  return [...steps]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([urn, step]) => toChange(step, before.get(urn), after.get(urn)));
}

interface Step {
  readonly op: Operation;
  readonly paths: readonly string[];
  readonly replaces: readonly Replacement[];
}

/** What becomes of a resource by its own inputs; null where it stays. */
function compare(before: PlannedResource, after: PlannedResource): Step | null {
  const own = changedPaths(before.inputs, settledSize(before, after).inputs);
  const kept = before.protect === after.protect ? [] : ["protect"];
  const step = stepOf(after.type, [...own, ...otherSources(before, after), ...kept]);
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

function stepOf(type: string, paths: readonly string[], because = ""): Step | null {
  if (paths.length === 0) return null;
  const replaces = paths.flatMap((path) => {
    const input = replacingInput(type, path);
    return input === undefined ? [] : [{ path, why: because || "cannot be changed in place" }];
  });
  return { op: replaces.length > 0 ? "replace" : "update", paths, replaces };
}

/** A replaced resource has other outputs, and so have those that take them in, until nothing more changes. */
function spread(steps: Map<string, Step>, after: ReadonlyMap<string, PlannedResource>): void {
  for (let settled = false; !settled; ) {
    settled = true;
    for (const resource of after.values()) {
      const step = steps.get(resource.urn);
      if (step?.op === "create" || step?.op === "replace") continue;
      const taken = fromReplaced(resource, steps, after);
      const fresh = taken === null ? [] : taken.paths.filter((path) => !step?.paths.includes(path));
      if (taken === null || fresh.length === 0) continue;
      const more = stepOf(resource.type, fresh, taken.why);
      if (more === null) continue;
      const op = step?.op === undefined || more.op === "replace" ? more.op : step.op;
      const paths = [...(step?.paths ?? []), ...more.paths].sort();
      steps.set(resource.urn, { op, paths, replaces: [...(step?.replaces ?? []), ...more.replaces] });
      settled = false;
    }
  }
}

/** The unknown inputs that come from a resource with new outputs. */
function fromReplaced(
  resource: PlannedResource,
  steps: ReadonlyMap<string, Step>,
  after: ReadonlyMap<string, PlannedResource>,
): { paths: string[]; why: string } | null {
  if (resource.provider !== null && steps.get(resource.provider)?.op === "replace") {
    return { paths: ["provider"], why: "its provider is replaced" };
  }
  for (const [key, sources] of Object.entries(resource.propertyDependencies)) {
    for (const source of sources) {
      const op = steps.get(source)?.op;
      const paths = pathsOf(resource.inputs[key], computed, key);
      const name = after.get(source)?.name ?? source;
      if (op === "replace" && paths.length > 0)
        return { paths, why: `comes from ${name}, which is replaced` };
      const flowing = paths.filter((path) => changesOnUpdate.some((output) => isWithin(path, output)));
      const isTemplate = after.get(source)?.type === launchTemplate;
      if (op === "update" && isTemplate && flowing.length > 0) return { paths: flowing, why: "" };
    }
  }
  return null;
}

/** A launch template's update makes a new version, which the node group then rolls out. */
const launchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";
const changesOnUpdate = ["launchTemplate.version"];

function toChange(
  step: Step,
  before: PlannedResource | undefined,
  after: PlannedResource | undefined,
): OwnedChange[] {
  const subject = after ?? before;
  if (subject === undefined) return [];
  const { urn, type, name } = subject;
  const disruption = disruptionOf(subject, step.op, step.paths);
  const { protect } = (step.op === "delete" ? before : after) ?? subject;
  const unprotects = before?.protect === true && after?.protect === false;
  const permissions = permissionChanges(before, after);
  const adopts = step.op === "create" ? (after?.import ?? null) : null;
  const expires = newExpirations(before?.inputs, after?.inputs);
  const marks = { disruption, protect, unprotects, adopts, permissions, expires };
  const change = { urn, type, name, ...step, ...marks };
  return [{ tenant: subject.tenant, change }];
}
