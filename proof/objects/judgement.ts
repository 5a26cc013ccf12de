import type { PlannedResource } from "../../plan/plan.ts";
import type { Counterexample, Finding } from "../finding.ts";
import { tried, Unjudgeable } from "./unjudgeable.ts";

type Subject = PlannedResource | undefined;

/** Collects what a claim has checked and what speaks against it. */
export class Judgement {
  #checked = 0;
  readonly #counterexamples: Counterexample[] = [];
  readonly #warnings: string[] = [];

  /** Counts one fact; where it does not hold, says what could happen and from what it follows. */
  check(holds: boolean, what: () => string, ...resources: readonly Subject[]): boolean {
    this.#checked++;
    if (!holds) this.refute(what(), ...resources);
    return holds;
  }

  /** Counts facts that follow from others just checked. */
  count(facts: number): void {
    this.#checked += facts;
  }

  refute(what: string, ...resources: readonly Subject[]): void {
    this.#counterexamples.push({
      what,
      resources: resources.flatMap((resource) => (resource === undefined ? [] : [resource.urn])),
    });
  }

  warn(what: string): void {
    this.#warnings.push(what);
  }

  /** Runs a part of the judgement; what it cannot judge speaks against the claim. */
  attempt<Result>(resource: Subject, part: () => Result): Result | undefined {
    const result = tried(part);
    if (!(result instanceof Unjudgeable)) return result;
    this.refute(`${resource?.name ?? "the plan"} cannot be judged: ${result.message}`, resource);
    return undefined;
  }

  get finding(): Finding {
    return {
      checked: this.#checked,
      counterexamples: this.#counterexamples,
      ...(this.#warnings.length > 0 && { warnings: this.#warnings }),
    };
  }
}
