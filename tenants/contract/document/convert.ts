import { isAlias, isMap, isNode, isScalar, isSeq, type Scalar, type YAMLMap } from "yaml";
import type { Path } from "./path.ts";
import { findUnprintable } from "./printable.ts";

/** Reports a problem at a character of the text. */
export type Report = (offset: number, path: Path, what: string, remedy: string) => undefined;

/** Turns YAML nodes into plain data; what is not plain is reported and left out. */
export class Converter {
  private readonly report: Report;

  constructor(report: Report) {
    this.report = report;
  }

  convert(node: unknown, path: Path): unknown {
    if (!isNode(node)) return null;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node))
      return this.report(offset, path, `is the alias *${node.source}`, "Write the value out");
    if (node.anchor !== undefined) {
      return this.report(
        offset,
        path,
        `has the anchor &${node.anchor}`,
        "Remove it: aliases are not used here",
      );
    }
    if (node.tag !== undefined) {
      return this.report(
        offset,
        path,
        `has the YAML tag ${node.tag}`,
        "Remove the tag: the value alone is enough",
      );
    }
    if (path.length > deepest) {
      return this.report(offset, [], "is nested too deeply", `Write it with at most ${deepest} levels`);
    }
    if (isSeq(node)) return node.items.map((item, index) => this.convert(item, [...path, index]));
    if (isMap(node)) return this.map(node, path);
    return isScalar(node) ? this.scalar(node, path) : null;
  }

  private map(node: YAMLMap, path: Path): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const { key, value } of node.items) {
      const name = this.key(key, path, result);
      if (name !== undefined) result[name] = this.convert(value, [...path, name]);
    }
    return result;
  }

  private key(key: unknown, path: Path, seen: Record<string, unknown>): string | undefined {
    const offset = (isNode(key) ? key.range?.[0] : undefined) ?? 0;
    if (!isScalar(key) || typeof key.value !== "string") {
      this.report(offset, path, "has a key that is not plain text", "Put the key in quotes or correct it");
      return undefined;
    }
    if (this.convert(key, [...path, key.value]) === undefined) return undefined;
    if (forbiddenKeys.has(key.value)) {
      this.report(offset, [...path, key.value], "is an unknown key", "Remove it");
      return undefined;
    }
    if (Object.hasOwn(seen, key.value)) {
      this.report(offset, [...path, key.value], "stands here a second time", "Keep one of the two");
      return undefined;
    }
    return key.value;
  }

  private scalar({ value, range }: Scalar, path: Path): unknown {
    const offset = range?.[0] ?? 0;
    if (typeof value === "number" && !Number.isFinite(value)) {
      return this.report(
        offset,
        path,
        `is ${value}, which is no number to count with`,
        "Write a finite number",
      );
    }
    if (typeof value !== "string") return value;
    if (value.length > longest) {
      return this.report(offset, path, `is ${value.length} characters long`, `Use at most ${longest}`);
    }
    const character = findUnprintable(value);
    if (character === undefined) return value;
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    const name =
      character === "\n" || character === "\r" ? "a line break" : `the invisible character U+${code}`;
    return this.report(offset, path, `holds ${name}`, "Write it on one line, with visible characters only");
  }
}

const deepest = 16;
const longest = 1024;
const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);
