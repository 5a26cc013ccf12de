import type { Plan } from "../plan/plan.ts";
import { claims as access } from "./access/index.ts";
import { judgeAttempts } from "./admission/expect.ts";
import { adoptionWarnings } from "./adopted-namespaces.ts";
import type { Claim } from "./claim.ts";
import type { Counterexample, Finding } from "./finding.ts";
import { claims as iam } from "./iam/index.ts";
import { claims as independence } from "./independence/index.ts";
import { claims as limits } from "./limits/index.ts";
import { claims as network } from "./network/index.ts";
import { claims as nodes } from "./nodes/index.ts";
import { tried, Unjudgeable } from "./objects/unjudgeable.ts";
import { judgePremises } from "./premises/index.ts";
import { type Scope, type View, viewOf } from "./view.ts";

/** Which of a plan's claims hold: the contract of `prove --json`, and what only people read besides. */
export interface ProofReport {
  readonly stack: string;
  /** The tenants judged, where that is not all of them. */
  readonly changed?: readonly string[];
  readonly claims: readonly ClaimReport[];
}

export interface ClaimReport {
  readonly id: string;
  readonly title: string;
  readonly holds: boolean;
  /** How many single facts were judged. */
  readonly checked: number;
  readonly counterexamples: readonly Counterexample[];
  readonly warnings: readonly string[];
  readonly milliseconds: number;
}

/** The static claims in the design's order. */
const order = "NS-1 NS-2 Q-1 Q-3 N-1 N-2 N-3 A-1 A-2 W-1 W-2 W-3 W-4 NET-1 NET-2 NET-3 L-1 I-1".split(" ");

export const claims: readonly Claim[] = [
  ...access,
  ...nodes,
  ...iam,
  ...network,
  ...limits,
  ...independence,
].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));

export interface ProveOptions {
  readonly scope?: Scope;
  readonly progress?: (judged: number, of: number) => void;
}

/** Judges every static claim from the plan alone. */
export function prove(plan: Plan, { scope, progress }: ProveOptions = {}): ProofReport {
  const view = viewOf(plan, scope);
  const premises = judgePremises(view);
  const reports = claims.map((claim, index) => {
    const report = judge(claim, view, premises(claim.id));
    progress?.(index + 1, claims.length);
    return report;
  });
  return { stack: plan.stack, ...(scope && { changed: scope.judged }), claims: reports };
}

function judge({ id, title, judge, attempts }: Claim, view: View, premises: Finding): ClaimReport {
  const start = performance.now();
  const own = judgeable(() => together([judge(view), judgeAttempts(view, attempts?.(view) ?? [])]));
  const { checked, counterexamples, warnings: found = [] } = together([checkedAtAll(own, view), premises]);
  const warnings = [...found, ...adoptionWarnings(id, view)];
  const holds = counterexamples.length === 0;
  const milliseconds = Math.round(performance.now() - start);
  return { id, title, holds, checked, counterexamples, warnings, milliseconds };
}

/** What nobody can judge speaks against a claim, wherever it turns up. */
function judgeable(judge: () => Finding): Finding {
  const finding = tried(judge);
  if (!(finding instanceof Unjudgeable)) return finding;
  const what = `the plan cannot be judged: ${finding.message}`;
  return { checked: 1, counterexamples: [{ what, resources: [] }] };
}

const together = (findings: readonly Finding[]): Finding => ({
  checked: findings.reduce((sum, { checked }) => sum + checked, 0),
  counterexamples: findings.flatMap(({ counterexamples }) => counterexamples),
  warnings: findings.flatMap(({ warnings = [] }) => warnings),
});

/** A claim that looked at nothing has shown nothing. */
function checkedAtAll(finding: Finding, { tenants }: View): Finding {
  if (finding.checked > 0 || tenants.length === 0) return finding;
  const nothing = { what: `nothing was checked, though there are ${tenants.length} tenants`, resources: [] };
  return { ...finding, counterexamples: [...finding.counterexamples, nothing] };
}
