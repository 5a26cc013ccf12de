import type { Finding } from "../finding.ts";
import { Judgement } from "../objects/judgement.ts";
import { nameOf } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { type Refusal, refusals, refusing } from "./admit.ts";
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
export function judgeAttempts(view: View, attempts: Iterable<Attempt>, judgement = new Judgement()): Finding {
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
  const unsure: Refusal[] = [];
  for (const refusal of refusing(view, request)) {
    if (refusal.exemptions.length === 0) {
      judgement.count(1);
      return;
    }
    unsure.push(refusal);
  }
  const who = request.namespace === null ? "" : ` in ${request.namespace.name}`;
  const [refusal] = unsure;
  judgement.check(
    false,
    () =>
      refusal === undefined
        ? `${what}${who} is admitted: no validating policy refuses it`
        : `${what}${who} is refused only by ${nameOf(refusal.policy.policy)}, which others can pass by: it ${refusal.exemptions.join("; it ")}`,
    ...unsure.map(({ policy }) => policy.policy),
  );
}

function mustBeAdmitted(view: View, judgement: Judgement, { what, request }: Attempt): void {
  const [refusal] = refusals(view, request);
  judgement.check(
    refusal === undefined,
    () => `${what} in ${request.namespace?.name ?? "the cluster"} is refused: ${refusal?.message}`,
    refusal?.policy.policy,
  );
}
