import type { Plan } from "../plan/plan.ts";
import type { ProofDifference } from "../plan/render/comment/report.ts";
import { portsText } from "../proof/network/policy.ts";
import { reachability } from "../proof/network/reachability.ts";
import { type ProofReport, prove } from "../proof/prove.ts";
import { viewOf } from "../proof/view.ts";
import type { Compared, Side } from "./compare.ts";

/** Proves both sides, as far as they can differ; null where nothing is there to prove. */
export function proofDifference({ diff, base, head }: Compared): ProofDifference | null {
  const changed = diff.platform.length > 0 ? null : new Set(diff.tenants.map(({ name }) => name));
  const after = proveSide(head, changed);
  if (after === null) return null;
  const before = proveSide(base, changed);
  const known = new Map(
    before?.claims.map(({ id, counterexamples }) => [id, new Set(counterexamples.map(({ what }) => what))]),
  );
  const [old, now] = [paths(base.plan), paths(head.plan)];
  return {
    claims: after.claims.length,
    facts: after.claims.reduce((sum, { checked }) => sum + checked, 0),
    judged: judged(head, changed)?.length ?? null,
    failing: after.claims
      .filter(({ holds }) => !holds)
      .map(({ id, title, counterexamples }) => ({
        id,
        title,
        examples: counterexamples
          .map(({ what }) => ({ what, isNew: before !== null && !known.get(id)?.has(what) }))
          .sort((a, b) => Number(b.isNew) - Number(a.isNew)),
      })),
    mended: after.claims
      .filter(({ id, holds }) => holds && (known.get(id)?.size ?? 0) > 0)
      .map(({ id }) => id),
    opened: now.filter((path) => !old.includes(path)),
    closed: old.filter((path) => !now.includes(path)),
    warnings: after.claims
      .flatMap(({ id, warnings }) => warnings.map((warning) => `${id}: ${warning}`))
      .filter(
        (warning) =>
          !before?.claims.some(({ id, warnings }) => warnings.some((other) => `${id}: ${other}` === warning)),
      ),
  };
}

function proveSide(side: Side, changed: ReadonlySet<string> | null): ProofReport | null {
  const names = judged(side, changed);
  if (names?.length === 0) return null;
  const isPartial = side.plan.tenants.length < side.deployed;
  const all = side.plan.tenants.map(({ name }) => name);
  return prove(side.plan, names === null && !isPartial ? {} : { scope: { judged: names ?? all, isPartial } });
}

/** The changed tenants that this side has; null for all of them. */
const judged = ({ plan }: Side, changed: ReadonlySet<string> | null) =>
  changed === null ? null : plan.tenants.map(({ name }) => name).filter((name) => changed.has(name));

const paths = (plan: Plan) =>
  reachability(viewOf(plan)).paths.map(({ from, to, ports }) => `${from} → ${to} on ${portsText(ports)}`);
