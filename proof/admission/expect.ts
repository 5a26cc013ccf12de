import type { PlannedResource } from "../../plan/plan.ts";
import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { refusals } from "./admit.ts";
import type { Request } from "./request.ts";

/** A request that a claim speaks of, and what it is, in words. */
export interface Attempt {
  readonly what: string;
  readonly request: Request;
}

/** Counts an attack; where the guardrails let it pass, or might one day, says so. */
export function mustBeRefused(view: View, judgement: Judgement, { what, request }: Attempt): void {
  judgement.attempt(undefined, () => {
    const refused = refusals(view, request);
    const failing = refused.filter(({ policy }) => policy.failurePolicy === "Fail");
    const who = request.namespace === null ? "" : ` in ${request.namespace.name}`;
    judgement.check(
      failing.length > 0,
      () =>
        refused.length === 0
          ? `${what}${who} is admitted: no validating policy refuses it`
          : `${what}${who} is refused only by a policy that lets everything pass when it fails`,
      ...refused.map(({ policy }) => policy.policy),
    );
  });
}

/** The positive control: an ordinary request passes, so that refusals are not for another reason. */
export function mustBeAdmitted(view: View, judgement: Judgement, { what, request }: Attempt): void {
  judgement.attempt(undefined, () => {
    const [refusal] = refusals(view, request);
    const resources: PlannedResource[] = refusal === undefined ? [] : [refusal.policy.policy];
    judgement.check(
      refusal === undefined,
      () => `${what} in ${request.namespace?.name ?? "the cluster"} is refused: ${refusal?.message}`,
      ...resources,
    );
  });
}
