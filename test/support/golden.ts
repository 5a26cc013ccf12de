import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/** Holds a text against the committed one; `UPDATE_GOLDEN=1 npm test` writes it anew. */
export function assertGolden(name: string, actual: string): void {
  const file = new URL(`../golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, "utf8"));
}
