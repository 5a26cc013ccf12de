import { computed, type PlannedResource } from "../plan.ts";
import type { Operation, Replacement } from "./diff.ts";
import { isWithin, pathsOf } from "./paths.ts";
import { replacingInput } from "./replacements.ts";

/** What the engine does to a resource. */
export interface Step {
  readonly op: Operation;
  readonly paths: readonly string[];
  readonly replaces: readonly Replacement[];
}

/** The step for changed inputs; null where there are none. */
export function stepOf(type: string, paths: readonly string[], because = ""): Step | null {
  if (paths.length === 0) return null;
  const replaces = paths.flatMap((path) => {
    const input = replacingInput(type, path);
    return input === undefined ? [] : [{ path, why: because || "cannot be changed in place" }];
  });
  return { op: replaces.length > 0 ? "replace" : "update", paths, replaces };
}

/** A replaced resource has other outputs, and so have those that take them in, until nothing more changes. */
export function spread(steps: Map<string, Step>, after: ReadonlyMap<string, PlannedResource>): void {
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
      const { op, paths: changed = [] } = steps.get(source) ?? {};
      const paths = pathsOf(resource.inputs[key], computed, key);
      const name = after.get(source)?.name ?? source;
      if (op === "replace" && paths.length > 0)
        return { paths, why: `comes from ${name}, which is replaced` };
      const renewed = renewals[after.get(source)?.type ?? ""];
      if (op !== "update" || renewed === undefined || !renewed.by.test(changed.join("\n"))) continue;
      const flowing = paths.filter((path) => isWithin(path, renewed.taken));
      if (flowing.length > 0) return { paths: flowing, why: "" };
    }
  }
  return null;
}

/** Outputs that an update makes anew, by the inputs that it changes, and where others take them in. */
const renewals: Readonly<Record<string, { readonly by: RegExp; readonly taken: string }>> = {
  // A new version, which the node group then rolls out.
  "aws:ec2/launchTemplate:LaunchTemplate": { by: /./, taken: "launchTemplate.version" },
  "awsx:ec2:Vpc": { by: /^(availabilityZoneNames|subnetSpecs)\b/m, taken: "subnetIds" },
};
