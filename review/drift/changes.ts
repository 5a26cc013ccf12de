import { changesProtection } from "../../plan/diff/protection.ts";
import type { PreviewDocument } from "../../plan/preview/document.ts";
import { ownersIn } from "../../plan/preview/owner.ts";
import { partsOf } from "../../plan/preview/urn.ts";
import { byCodePoint } from "../../tenants/contract/document/input-error.ts";

/** A resource that is not as the program would have it. */
export interface Change {
  /** The tenant's name; null for the platform's. */
  readonly tenant: string | null;
  readonly op: string;
  readonly type: string;
  readonly name: string;
  readonly paths: readonly string[];
}

/** What `up` would do although nobody changed the program, the platform's first, then by tenant. */
export function driftIn(preview: PreviewDocument): readonly Change[] {
  const steps = preview.steps ?? [];
  const tenantOf = ownersIn(preview);
  // A refresh and the program may both name a resource.
  const moving = new Map(
    steps
      .filter((step) => !still.has(step.op) || changesProtection(step.oldState, step.newState))
      .map((step) => [`${step.op} ${step.urn}`, step]),
  );
  const changes = [...moving.values()].map((step) => ({
    tenant: tenantOf(step),
    op: still.has(step.op) ? "update" : step.op,
    ...partsOf(step.urn),
    paths: [
      ...Object.keys(step.detailedDiff ?? {}).sort(byCodePoint),
      ...(changesProtection(step.oldState, step.newState) ? ["protect"] : []),
    ],
  }));
  return changes.sort(
    (a, b) =>
      byCodePoint(a.tenant ?? "", b.tenant ?? "") ||
      byCodePoint(a.type, b.type) ||
      byCodePoint(a.name, b.name) ||
      byCodePoint(a.op, b.op),
  );
}

const still: ReadonlySet<string> = new Set(["same", "read", "refresh", "diff"]);
