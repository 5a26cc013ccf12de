import type { PlannedResource } from "../../plan/plan.ts";
import type { Finding } from "../claim.ts";
import { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { refusals } from "./admit.ts";
import type { Request } from "./request.ts";

/** A request that a claim speaks of: what it is, in words, and what must become of it. */
export interface Attempt {
  readonly what: string;
  readonly request: Request;
  readonly expected: "refused" | "admitted";
}

/** An attack. */
export const refused = (what: string, request: Request): Attempt => ({ what, request, expected: "refused" });

/** The positive control: an ordinary request passes, so that refusals are not for another reason. */
export const admitted = (what: string, request: Request): Attempt => ({
  what,
  request,
  expected: "admitted",
});

/** Puts each attempt to the policies of the plan. */
export function judgeAttempts(view: View, attempts: Iterable<Attempt>): Finding {
  const judgement = new Judgement();
  judgement.attempt(undefined, () => {
    for (const attempt of attempts) {
      judgement.attempt(undefined, () => judgements[attempt.expected](view, judgement, attempt));
    }
  });
  return judgement.finding;
}

const judgements = { refused: mustBeRefused, admitted: mustBeAdmitted };

/** Counts an attack; where the guardrails let it pass, or might one day, says so. */
function mustBeRefused(view: View, judgement: Judgement, { what, request }: Attempt): void {
  const found = refusals(view, request);
  const failing = found.filter(({ policy }) => policy.failurePolicy === "Fail");
  const who = request.namespace === null ? "" : ` in ${request.namespace.name}`;
  judgement.check(
    failing.length > 0,
    () =>
      found.length === 0
        ? `${what}${who} is admitted: no validating policy refuses it`
        : `${what}${who} is refused only by a policy that lets everything pass when it fails`,
    ...found.map(({ policy }) => policy.policy),
  );
}

function mustBeAdmitted(view: View, judgement: Judgement, { what, request }: Attempt): void {
  const [refusal] = refusals(view, request);
  const resources: PlannedResource[] = refusal === undefined ? [] : [refusal.policy.policy];
  judgement.check(
    refusal === undefined,
    () => `${what} in ${request.namespace?.name ?? "the cluster"} is refused: ${refusal?.message}`,
    ...resources,
  );
}
