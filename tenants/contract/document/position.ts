import { isCollection, isMap, isNode, isPair, isScalar, type Node } from "yaml";
import type { Path } from "./path.ts";

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place of a character. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

/** The character at which a value stands, or its key; the nearest above where it is absent. */
export function findOffset(root: Node | null, path: Path, target: "value" | "key"): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, part] of path.entries()) {
    if (!isCollection(node)) return offset;
    const item = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && key.value === part)
      : node.items[Number(part)];
    if (item === undefined) return offset;
    const [key, value] = isPair(item) ? [item.key, item.value] : [item, item];
    const wantsKey = target === "key" && index === path.length - 1;
    // A key without a value is located at the key.
    const place = wantsKey || !hasText(value) ? key : value;
    offset = (isNode(place) ? place.range?.[0] : undefined) ?? offset;
    node = value;
  }
  return offset;
}

/** A file or a key with nothing behind it. */
export function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && !node.source;
}

const hasText = (node: unknown) => isNode(node) && !isEmpty(node);
