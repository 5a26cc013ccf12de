import type { ASTNode } from "@marcbachmann/cel-js";
import { partsOf } from "./syntax.ts";

/** An index beside each element, for `transformList`; the expressions below call it. */
export const indexed = (list: readonly unknown[]) =>
  list.map((value, index) => ({ index: BigInt(index), value }));

/** Any value as text, of about the length that the API server makes it: what measures an object needs no more. */
export function formatted(format: string, [value]: readonly unknown[]): string {
  if (format !== "%s") throw new Error(`only %s is known of format(), not ${format}`);
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? Number(each) : each));
}

/**
 * What the API server's dialect of CEL has and the library has not, in the library's own words: patches are maps, and
 * `transformList(i, c, …)` is a filter and a map over elements with an index.
 */
export function translated(expression: string, parse: (text: string) => ASTNode): string {
  let text = expression.replaceAll("JSONPatch{", "{").replaceAll(/([{,] ?)(op|path|value): /g, '$1"$2": ');
  for (let call = innermost(parse(text)); call !== undefined; call = innermost(parse(text))) {
    text = text.slice(0, call.start) + withoutIndex(call, text) + text.slice(call.end);
  }
  return text;
}

/** A call of `transformList` that has none in it. */
function innermost(node: ASTNode): ASTNode | undefined {
  for (const part of partsOf(node)) {
    const found = innermost(part);
    if (found !== undefined) return found;
  }
  return node.op === "rcall" && node.args[0] === "transformList" ? node : undefined;
}

function withoutIndex(call: ASTNode, text: string): string {
  const [list, ...operands] = partsOf(call);
  // A node's range leaves its outer parentheses out: what is between two operands says where each really ends.
  const commas = operands.slice(1).map(({ start }) => text.lastIndexOf(",", start));
  const ends = [...commas, call.end - 1];
  const written = operands.map(({ start }, place) =>
    text.slice((commas[place - 1] ?? start - 1) + 1, ends[place]),
  );
  const [index = "", element = "", ...rest] = written.map((operand) => operand.trim());
  const bound = (part: string | undefined) =>
    `cel.bind(${index}, each.index, cel.bind(${element}, each.value, ${part}))`;
  const [filter, transform] = rest.length === 1 ? ["true", rest[0]] : rest;
  const of = text.slice(call.start, list?.end);
  return `indexed(${of}).filter(each, ${bound(filter)}).map(each, ${bound(transform)})`;
}
