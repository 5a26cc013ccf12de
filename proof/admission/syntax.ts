import type { ASTNode } from "@marcbachmann/cel-js";

/** What an expression is put together from, one level down. */
export const partsOf = ({ args }: ASTNode): readonly ASTNode[] => nodesIn(args);

function nodesIn(value: unknown): ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value] : [];
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === "object" && value !== null && "op" in value && "args" in value;

/** Something read out of a root, key by key; a key that only the request decides is `*`. */
export interface Reading {
  readonly root: string;
  readonly keys: readonly string[];
}

/** What a chain of accesses reads: `request.?namespace.orValue("")` is the key `namespace` of `request`. */
export function readingOf(node: ASTNode): Reading | undefined {
  switch (node.op) {
    case "id":
      return { root: node.args, keys: [] };
    case ".":
    case ".?":
      return below(node.args[0], node.args[1]);
    case "[]":
    case "[?]":
      return below(node.args[0], literalOf(node.args[1]) ?? "*");
    case "rcall":
      return node.args[0] === "orValue" ? readingOf(node.args[1]) : undefined;
    default:
      return undefined;
  }
}

function below(node: ASTNode, key: string): Reading | undefined {
  const reading = readingOf(node);
  return reading && { ...reading, keys: [...reading.keys, key] };
}

/** The text that a literal is. */
export const literalOf = (node: ASTNode): string | undefined =>
  node.op === "value" && typeof node.args === "string" ? node.args : undefined;

/** Whether a node is just these accesses, as in `request.userInfo.groups`. */
export function reads(node: ASTNode, path: string): boolean {
  const reading = readingOf(node);
  return reading !== undefined && [reading.root, ...reading.keys].join(".") === path;
}
