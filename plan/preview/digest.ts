import { stripVTControlCharacters } from "node:util";
import { byCodePoint } from "../../tenants/contract/document/input-error.ts";
import { contractChanges } from "../diff/contract.ts";
import type { Operation, PlanDiff, ResourceChange, TenantDiff } from "../diff/diff.ts";
import { disruptionOf } from "../diff/disruptions.ts";
import { newExpirations } from "../diff/expirations.ts";
import { changedPaths, isWithin } from "../diff/paths.ts";
import { permissionChanges } from "../diff/permissions.ts";
import { changesProtection, unprotects } from "../diff/protection.ts";
import { widenings } from "../diff/widenings.ts";
import { groupBy } from "../group-by.ts";
import { tenantType } from "../plan.ts";
import type { PreviewDocument, PreviewStep } from "./document.ts";
import { ownersIn } from "./owner.ts";
import { partsOf } from "./urn.ts";

export interface Digest {
  /** Compared with what is deployed; how many tenants stay is not in the document. */
  readonly diff: PlanDiff;
  /** Resources that stay as they are. */
  readonly same: number;
  /** The engine's own words where the preview failed. */
  readonly failure: string | null;
}

/** A real preview in the shape of a comparison of plans, grouped by the tenant that a resource's parents lead to. */
export function digestPreview(preview: PreviewDocument, stack: string): Digest {
  const { steps, diagnostics, changeSummary } = preview;
  const tenantOf = ownersIn(preview);
  const events = eventsOf(steps ?? []);
  const owned = groupBy(events, ({ step }) => tenantOf(step));
  const tenants = [...owned]
    .flatMap(([name, own]) => (name === null ? [] : [toTenant(name, own)]))
    .sort((a, b) => byCodePoint(a.name, b.name));
  const platform = (owned.get(null) ?? []).map(({ change }) => change);
  const errors = (diagnostics ?? []).filter(({ severity }) => severity === "error");
  const words = [...new Set(errors.map(({ message }) => uncoloured(message).trim()))].join("\n");
  return {
    diff: { stack, base: "what is deployed", tenants, platform, unchanged: 0 },
    same: (changeSummary?.same ?? 0) - events.filter(({ step }) => step.op === "same").length,
    failure: words === "" ? null : words,
  };
}

/** Everything that happens to one resource: a replacement is three steps of the engine. */
interface Event {
  readonly step: PreviewStep;
  readonly change: ResourceChange;
}

const operations = new Map<string, Operation>([
  ["create", "create"],
  ["import", "create"],
  ["update", "update"],
  ["delete", "delete"],
  ["replace", "replace"],
  ["create-replacement", "replace"],
  ["delete-replaced", "replace"],
  ["import-replacement", "replace"],
]);

function eventsOf(steps: readonly PreviewStep[]): Event[] {
  const events = new Map<string, Event>();
  const adopted = new Map(
    steps.flatMap(({ op, urn, newState }) => (op === "import" ? [[urn, newState?.importID ?? ""]] : [])),
  );
  for (const step of steps) {
    const op = operationOf(step);
    if (op === undefined) continue;
    const known = events.get(step.urn);
    // The step that knows both states tells most.
    if (known !== undefined && !(step.oldState && step.newState)) continue;
    const change = asAdopted(toChange(step, op), adopted.get(step.urn));
    events.set(step.urn, { step, change });
  }
  return [...events.values()].sort((a, b) => byCodePoint(a.step.urn, b.step.urn));
}

const operationOf = (step: PreviewStep): Operation | undefined =>
  step.op === "same" && changesProtection(step.oldState, step.newState) ? "update" : operations.get(step.op);

/** What exists is read in and then brought into shape: two steps of the engine, and one thing that happens. */
const asAdopted = (change: ResourceChange, id: string | undefined): ResourceChange =>
  id === undefined || change.op === "replace" ? change : { ...change, op: "create", paths: [], adopts: id };

function toChange(step: PreviewStep, op: Operation): ResourceChange {
  const { urn, oldState, newState } = step;
  const { type, name } = partsOf(urn);
  const isChange = op === "update" || op === "replace";
  const given = [...Object.keys(step.detailedDiff ?? {}), ...(step.diffReasons ?? [])];
  const replacing = op === "replace" ? [...(step.replaceReasons ?? [])].sort() : [];
  const seen = given.length > 0 ? given : changedPaths(oldState?.inputs, newState?.inputs);
  const others = seen.filter((path) => !replacing.some((input) => isWithin(path, input)));
  const kept = changesProtection(oldState, newState) ? ["protect"] : [];
  const paths = isChange ? [...new Set([...others, ...replacing, ...kept])].sort() : [];
  const resource = (state: PreviewStep["newState"]) =>
    state === undefined ? undefined : { type, name, inputs: state.inputs ?? {} };
  return {
    urn,
    type,
    name,
    op,
    paths,
    replaces: replacing.map((path) => ({ path, why: "cannot be changed in place" })),
    disruption: disruptionOf({ type, op, paths, before: oldState?.inputs, after: newState?.inputs }),
    protect: (op === "delete" ? oldState : newState)?.protect ?? false,
    unprotects: unprotects(oldState, newState),
    permissions: permissionChanges(resource(oldState), resource(newState)),
    widens: widenings(resource(oldState), resource(newState)),
    adopts: null,
    expires: newExpirations(oldState?.inputs, newState?.inputs),
  };
}

function toTenant(name: string, events: readonly Event[]): TenantDiff {
  const own = events.find(({ change }) => change.type === tenantType);
  const changes = events.map(({ change }) => change);
  const contract = contractChanges(own?.step.oldState?.inputs ?? null, own?.step.newState?.inputs ?? null);
  return { name, status: statusOf(own, changes), unexpected: false, reasons: [], contract, changes };
}

/** A preview that fails may not have come as far as the tenant itself. */
function statusOf(own: Event | undefined, changes: readonly ResourceChange[]): TenantDiff["status"] {
  if (own?.change.op === "create") return "added";
  const isEnd =
    changes.every(({ op }) => op === "delete") && changes.some(({ type }) => type.endsWith(":Namespace"));
  return own?.change.op === "delete" || (own === undefined && isEnd) ? "removed" : "changed";
}

/** Without colours, of a terminal or in the engine's own notation. */
const uncoloured = (text: string) => stripVTControlCharacters(text).replace(/<\{%[^%]*%\}>/g, "");
