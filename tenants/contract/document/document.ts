import { type Node, parseDocument } from "yaml";
import { Converter, type Report } from "./convert.ts";
import type { Problem } from "./input-error.ts";
import { type Path, printPath } from "./path.ts";
import { findOffset, isEmpty, type Position, positionAt } from "./position.ts";

/** A YAML file as plain data, with the way back from each value to its place in the text. */
export interface SourceDocument {
  readonly file: string;
  /** Undefined where the file could not be read as data; then `problems` says why. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where a value, or with `key` its key, stands; the nearest place above where it is absent. */
  locate(path: Path, target?: "value" | "key"): Position;
}

/** YAML 1.2 core data only: no anchors, tags, directives, second document, repeated key or invisible character. */
export function readDocument(file: string, text: string): SourceDocument {
  const problems: Problem[] = [];
  const report: Report = (offset, path, what, remedy) => {
    if (problems.length === mostProblems) return;
    problems.push({ file, ...positionAt(text, offset), path: printPath(path), what, remedy });
  };
  const value = readValue(text, report);
  // Positions are needed only where something is wrong: the tree is not kept, but read again.
  let root: Node | null | undefined;
  return {
    file,
    value: problems.length === 0 ? value : undefined,
    problems,
    locate(path, target = "value") {
      root ??= parse(text)?.contents ?? null;
      return positionAt(text, findOffset(root, path, target));
    },
  };
}

/** Most problems that are named before the file is put aside: a bomb of aliases is one mistake. */
const mostProblems = 20;

function readValue(text: string, report: Report): unknown {
  const document = isAbyss(text) ? undefined : parse(text);
  const [syntax] = document?.errors ?? [];
  if (document === undefined || syntax?.message.includes("call stack")) {
    return report(0, [], "is nested too deeply to be read", "Write it with few levels");
  }
  if (syntax !== undefined) return report(syntax.pos[0], [], ...syntaxWords(syntax.code, syntax.message));
  if (document.directives?.yaml.explicit || /^%/m.test(text.slice(0, document.range[0]))) {
    return report(0, [], "has a YAML directive", "Remove the line that begins with %");
  }
  if (document.contents === null || isEmpty(document.contents)) {
    return report(0, [], "is empty", "Write the file's content, or bring it back with git checkout");
  }
  return new Converter(report).convert(document.contents, []);
}

/** Far more brackets or dashes inside each other than any file has: the parser would take seconds to give up. */
function isAbyss(text: string): boolean {
  if (/(?:[-?][ \t]+){100}/.test(text)) return true;
  let depth = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > 100) return true;
  }
  return false;
}

function parse(text: string) {
  try {
    // Not `silent`: that would pass over every document after the first.
    return parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function syntaxWords(code: string, message: string): [what: string, remedy: string] {
  if (code === "MULTIPLE_DOCS")
    return ["holds a second YAML document", "Keep one document to a file, without ---"];
  if (code === "TAB_AS_INDENT") return ["is indented with a tab", "Indent with spaces"];
  if (code === "BAD_INDENT" && message.startsWith("Flow"))
    return ["begins while a { or [ above it is open", "Close that one"];
  const [first = "it cannot be read"] = message.replace(/\s+/g, " ").split(/\. /);
  return [
    `is not valid YAML: ${first.replace(/[.:]$/, "")}`,
    "Correct the line; an editor with YAML support marks it",
  ];
}
