import type { PreviewDocument, PreviewStep } from "../../plan/preview/document.ts";
import { ownersIn } from "../../plan/preview/owner.ts";
import { partsOf } from "../../plan/preview/urn.ts";
import { byCodePoint } from "../../tenants/contract/document/input-error.ts";
import { failures } from "../preview-document.ts";
import { guarded, harmless } from "./guarded.ts";

/** The platform, where an approval names what may go; tenants are lower-case. */
const platform = "Platform";

export interface Deletion {
  /** The tenant's name, or `platform`. */
  readonly owner: string;
  readonly op: "delete" | "replace";
  readonly type: string;
  readonly name: string;
  readonly why: string;
  readonly isAllowed: boolean;
}

export interface Verdict {
  /** Guarded deletions and replacements, by owner, type and name. */
  readonly deletions: readonly Deletion[];
  /** Why the preview cannot be relied on; empty where it can. */
  readonly faults: readonly string[];
  readonly isAllowed: boolean;
}

/** Whether `up` may follow: everything guarded that would go is approved by its owner's name. */
export function judgeDeletions(preview: PreviewDocument, allowed: ReadonlySet<string>): Verdict {
  const steps = preview.steps ?? [];
  const tenantOf = ownersIn(preview);
  const found = steps.flatMap((step) => deletionOf(step, tenantOf(step) ?? platform, allowed) ?? []);
  const deletions = unique(found).sort(
    (a, b) => byCodePoint(a.owner, b.owner) || byCodePoint(a.type, b.type) || byCodePoint(a.name, b.name),
  );
  const faults = [...failures(preview), ...unlisted(preview)];
  return {
    deletions,
    faults,
    isAllowed: faults.length === 0 && deletions.every(({ isAllowed }) => isAllowed),
  };
}

function deletionOf(step: PreviewStep, owner: string, allowed: ReadonlySet<string>): Deletion | null {
  if (harmless.has(step.op)) return null;
  const { type, name } = partsOf(step.urn);
  const why = Object.hasOwn(guarded, type) ? guarded[type] : undefined;
  const isProtected = step.oldState?.protect === true;
  if (why === undefined && !isProtected) return null;
  const isReplaced = /replace/.test(step.op);
  return {
    owner,
    op: isReplaced ? "replace" : "delete",
    type,
    name,
    why: why ?? "it is protected",
    isAllowed: allowed.has(owner),
  };
}

/** The three steps of a replacement are one event. */
function unique(deletions: readonly Deletion[]): Deletion[] {
  return [
    ...new Map(deletions.map((one) => [[one.owner, one.op, one.type, one.name].join("\0"), one])).values(),
  ];
}

/** A document that counts more deletions than it lists, or lacks the stack's own step, was cut by somebody. */
function unlisted({ steps, changeSummary }: PreviewDocument): string[] {
  if (steps == null || steps.length === 0) return ["it lists no step, not even the stack's own"];
  return ["delete", "replace"].flatMap((op) => {
    const counted = changeSummary?.[op] ?? 0;
    const listed = steps.filter((step) => step.op === op).length;
    return counted <= listed ? [] : [`it counts ${counted} steps of kind ${op} and lists ${listed}`];
  });
}
