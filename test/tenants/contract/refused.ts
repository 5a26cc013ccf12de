import assert from "node:assert/strict";
import { dedicated, minimal, problems } from "./directory.ts";

/** Lines added to a valid file, and the words that refuse them; the place in front is `acme.yaml:4:`. */
type Row = readonly [lines: string, problem: string];

/** One test a row, of a minimal file or of one with nodes of its own. */
export function refuses(what: string, rows: { minimal?: readonly Row[]; dedicated?: readonly Row[] }): void {
  describe(`a tenant file is refused for ${what}`, () => {
    for (const [lines, problem] of rows.minimal ?? []) {
      it(lines, () => assertRefused(minimal, lines, problem));
    }
    for (const [lines, problem] of rows.dedicated ?? []) {
      it(`dedicated, ${lines}`, () => assertRefused(dedicated, lines, problem));
    }
  });
}

function assertRefused(file: string, lines: string, problem: string): void {
  assert.deepEqual(problems({ "acme.yaml": `${file}${lines}\n` }), [`acme.yaml:4:${problem}`]);
}
