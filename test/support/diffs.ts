import { comparePlans } from "../../plan/diff/compare.ts";
import type { PlanDiff } from "../../plan/diff/diff.ts";
import { sortEdits } from "../../plan/diff/edits.ts";
import type { Phrase } from "../../plan/diff/phrase.ts";
import type { Plan } from "../../plan/plan.ts";

/** The comparison of two plans between which these files changed. */
export const diffOf = (base: Plan, head: Plan, paths: readonly string[]): PlanDiff =>
  comparePlans({
    base: { commit: "0".repeat(40), plan: base, deployed: base.tenants.length },
    head: { plan: head, deployed: head.tenants.length },
    edits: sortEdits({ paths, stack: head.stack, directory: "tenants" }),
  });

export const inWords = (says: Phrase): string =>
  says.map((part) => (typeof part === "string" ? part : part.code)).join("");
