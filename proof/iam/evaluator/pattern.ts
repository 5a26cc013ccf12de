import { type Context, valuesOf } from "./context.ts";
import type { Truth } from "./truth.ts";

/** A text that may hold wildcards: each element a character's code, or one of these. */
export type Pattern = readonly number[];

/** `*` */
export const anyText = -1;
/** `?` */
export const anyCharacter = -2;
/** Stands for a variable's value where nobody knows it. */
const unknownText = -3;

/** Whether wildcards mean something: in `StringLike` and in ARNs, not in `StringEquals`. */
export type Wildcards = "wildcards" | "literal";

/**
 * A policy's text with its variables filled in from the request. What a variable brings is literal, whatever
 * characters it has. Null where the request certainly lacks it: AWS then takes the text for one that nothing matches.
 */
export function compile(text: string, wildcards: Wildcards, context: Context): Pattern | null {
  return text.includes("${") ? filledIn(text, wildcards, context) : codes(text, wildcards);
}

function filledIn(text: string, wildcards: Wildcards, context: Context): Pattern | null {
  const pattern: number[] = [];
  let end = 0;
  for (const reference of text.matchAll(/\$\{([^}]*)\}/g)) {
    pattern.push(...codes(text.slice(end, reference.index), wildcards));
    end = reference.index + reference[0].length;
    const value = variable(reference[1] ?? "", context);
    if (value === null) return null;
    pattern.push(...value);
  }
  pattern.push(...codes(text.slice(end), wildcards));
  return pattern;
}

/** A text in which there are no variables. */
export const wild = (text: string): Pattern => codes(text, "wildcards");

/** A text that means itself, whatever characters it has. */
export const literally = (text: string): Pattern => codes(text, "literal");

/** A text that this one begins. */
export const beginning = (text: string): Pattern => [...literally(text), anyText];

/** Names of the variables that a policy's text refers to, in lower case. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inner = ""]) => inner.trim().toLowerCase());
}

function variable(inner: string, context: Context): Pattern | null {
  if (inner === "*" || inner === "?" || inner === "$") return literally(inner);
  const key = inner.trim().toLowerCase();
  // With a default, say: what such a form brings is unknown here.
  const values = /^[a-z0-9-]+:[a-z0-9/_.-]+$/.test(key) ? valuesOf(context, key) : null;
  if (values?.length === 0) return null;
  const [value] = values ?? [];
  return value === undefined || values?.length !== 1 ? [unknownText] : literally(value);
}

/** The same few texts are read for every request, so that each is kept once it is read. */
function codes(text: string, wildcards: Wildcards): Pattern {
  const known = read[wildcards].get(text);
  if (known !== undefined) return known;
  const pattern = Array.from({ length: text.length }, (_, index) => {
    const code = text.charCodeAt(index);
    if (wildcards === "literal") return code;
    return code === star ? anyText : code === questionMark ? anyCharacter : code;
  });
  if (read[wildcards].size >= mostRead) read[wildcards].clear();
  read[wildcards].set(text, pattern);
  return pattern;
}

const read = { wildcards: new Map<string, Pattern>(), literal: new Map<string, Pattern>() };
const mostRead = 10_000;

const star = "*".charCodeAt(0);
const questionMark = "?".charCodeAt(0);

/** Whether the whole text fits; null where that depends on what nobody knows. */
export const fits = (pattern: Pattern, text: string): Truth =>
  matches(pattern, text) && (pattern.includes(unknownText) ? null : true);

/** What may fit, whatever it is that nobody knows. */
export const widened = (pattern: Pattern): Pattern =>
  pattern.map((element) => (element === unknownText ? anyText : element));

/** Whether the whole text may fit, case and all; on a mismatch the last `*` takes one character more. */
export function matches(pattern: Pattern, text: string): boolean {
  let [at, position, afterStar, resume] = [0, 0, -1, 0];
  while (at < text.length) {
    const expected = pattern[position];
    if (expected === anyText || expected === unknownText) {
      position += 1;
      afterStar = position;
      resume = at;
    } else if (expected === anyCharacter || expected === text.charCodeAt(at)) {
      at += 1;
      position += 1;
    } else if (afterStar >= 0) {
      resume += 1;
      at = resume;
      position = afterStar;
    } else return false;
  }
  while (pattern[position] === anyText || pattern[position] === unknownText) position += 1;
  return position === pattern.length;
}
