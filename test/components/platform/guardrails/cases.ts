import assert from "node:assert/strict";
import { type Attempt, policyOf, refusal } from "./judge.ts";

type Cases = Record<string, Attempt>;

/** One test a case: admitted, or refused in words that match. */
export function judges(
  noun: string,
  {
    admits,
    refuses,
    version,
  }: { admits: Cases; refuses: Record<string, [Attempt, RegExp]>; version?: string },
): void {
  describe(`tenancy-${noun}`, () => {
    for (const [name, attempt] of Object.entries(admits)) {
      it(`admits ${name}`, () => assert.equal(refusal(policyOf(noun, version), attempt), undefined));
    }
    for (const [name, [attempt, words]] of Object.entries(refuses)) {
      it(`refuses ${name}`, () =>
        assert.match(refusal(policyOf(noun, version), attempt) ?? "admitted", words));
    }
  });
}

/** A new pod whose spec is this. */
export const pod = (spec: object): Attempt => ({
  object: { metadata: {}, spec: { containers: [{ name: "c" }], ...spec } },
});
/** A new object whose spec is this. */
export const spec = (content: object): Attempt => ({ object: { metadata: {}, spec: content } });
