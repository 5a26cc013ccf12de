import assert from "node:assert/strict";
import { problems } from "./one-stack.ts";

/** What is replaced in a valid file by what, and the words that refuse it, by line and column. */
type Row = readonly [from: string, to: string, ...problems: string[]];

export function refuses(what: string, base: string, rows: readonly Row[]): void {
  describe(`settings are refused for ${what}`, () => {
    for (const [from, to, ...expected] of rows) {
      it(`${from.trim()} → ${to.trim()}`, () => {
        assert.notEqual(base.replace(from, to), base);
        assert.deepEqual(
          problems(base.replace(from, to)),
          expected.map((problem) => `Pulumi.one.yaml:${problem}`),
        );
      });
    }
  });
}
