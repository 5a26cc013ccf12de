import { tenantType } from "../plan.ts";
import type { PreviewDocument, PreviewStep } from "./document.ts";
import { partsOf } from "./urn.ts";

/** Tells whose a step is, by its chain of parents: the tenant's name, or null for the platform. */
export function ownersIn({ steps }: PreviewDocument): (step: PreviewStep) => string | null {
  const byUrn = new Map((steps ?? []).map((step) => [step.urn, step]));
  return (step) => {
    const seen = new Set<string>();
    for (let urn: string | undefined = step.urn; urn !== undefined && !seen.has(urn); ) {
      seen.add(urn);
      const { type, name } = partsOf(urn);
      // A tenant that stays need not be in the document: its URN says what it is.
      if (type === tenantType) return name;
      const found: PreviewStep | undefined = urn === step.urn ? step : byUrn.get(urn);
      urn = (found?.newState ?? found?.oldState)?.parent;
    }
    return null;
  };
}
