import { Unjudgeable } from "../../objects/unjudgeable.ts";
import { anyCharacter, anyText, matches, type Pattern } from "./pattern.ts";

/**
 * One text of every kind that these patterns can tell apart. Two texts that match exactly the same patterns are the
 * same to every policy made of them, so that what holds for all representatives holds for every text there is:
 * each key of each tenant, present and future. That is how a tenant is judged against all the others at once, at
 * the cost of its own policies and exactly, where asking pair by pair would take hours and still only sample.
 *
 * A breadth-first walk over the patterns read side by side; each text is among the shortest of its kind, or one of
 * those preferred, which are texts that a person recognises.
 */
export function representatives(
  patterns: readonly Pattern[],
  preferred: readonly string[] = [],
): readonly string[] {
  const found = new Map<string, string>();
  for (const text of preferred) {
    const kind = patterns.map((pattern) => (matches(pattern, text) ? "1" : "0")).join("");
    if (!found.has(kind)) found.set(kind, text);
  }
  const other = unusedCharacter(patterns);
  const start = patterns.map((pattern) => closure(pattern, [0]));
  let frontier: Walk[] = [{ text: "", positions: start }];
  const seen = new Set([keyOf(start)]);
  while (frontier.length > 0) {
    const next: Walk[] = [];
    for (const { text, positions } of frontier) {
      const kind = positions.map((at, index) => (at.includes(length(patterns, index)) ? "1" : "0")).join("");
      if (!found.has(kind)) found.set(kind, text);
      for (const code of [...expected(patterns, positions), other]) {
        const advanced = positions.map((at, index) => advance(patterns[index] ?? [], at, code));
        const key = keyOf(advanced);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ text: text + String.fromCharCode(code), positions: advanced });
      }
    }
    if (seen.size > most) throw new Unjudgeable(`${patterns.length} patterns overlap in too many ways`);
    frontier = next;
  }
  return [...found.values()];
}

/** Where the reading of each pattern stands after a text. */
interface Walk {
  readonly text: string;
  readonly positions: readonly (readonly number[])[];
}

const most = 10_000;
const keyOf = (positions: Walk["positions"]) => positions.join(";");
const length = (patterns: readonly Pattern[], index: number) => patterns[index]?.length ?? 0;

/** Characters that some pattern asks for next; any other character is like `unusedCharacter`. */
function expected(patterns: readonly Pattern[], positions: Walk["positions"]): number[] {
  const codes = new Set<number>();
  for (const [index, at] of positions.entries()) {
    for (const position of at) {
      const code = patterns[index]?.[position];
      if (code !== undefined && code >= 0) codes.add(code);
    }
  }
  return [...codes].sort((a, b) => a - b);
}

function advance(pattern: Pattern, positions: readonly number[], code: number): readonly number[] {
  const after: number[] = [];
  for (const position of positions) {
    const element = pattern[position];
    if (element === anyText) after.push(position);
    else if (element === anyCharacter || element === code) after.push(position + 1);
  }
  return closure(pattern, after);
}

/** A `*` may also stand for nothing. */
function closure(pattern: Pattern, positions: readonly number[]): readonly number[] {
  const all = new Set<number>();
  for (const position of positions) {
    let at = position;
    all.add(at);
    while (pattern[at] === anyText) {
      at += 1;
      all.add(at);
    }
  }
  return [...all].sort((a, b) => a - b);
}

/** A character that no pattern names: it stands for all of those. */
function unusedCharacter(patterns: readonly Pattern[]): number {
  const used = new Set(patterns.flat());
  const codes = [..."xyzwvu0123456789"].map((character) => character.charCodeAt(0));
  for (let code = 0xc0; code < 0x2000; code++) codes.push(code);
  return codes.find((code) => !used.has(code)) ?? 0xffff;
}
