import type * as z from "zod";
import type { SourceDocument } from "./document.ts";
import type { Problem } from "./input-error.ts";
import { didYouMean } from "./nearest.ts";
import { type Path, printPath, valueAt } from "./path.ts";

/** Most problems that one file reports; a file of nothing but mistakes is not worth more. */
export const mostProblems = 100;

/** A schema's findings about a value, in words and at their places. */
export function issueProblems(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  locate: Locate,
): Problem[] {
  const all = issues.flatMap((issue) => wordIssue(issue, value));
  const problems = all.slice(0, mostProblems).map(({ path, target, what, remedy }) => {
    return { ...locate(path, target), path: printPath(path), what, remedy };
  });
  const more = all.length - problems.length;
  if (more === 0) return problems;
  return [
    ...problems,
    { ...locate([]), path: "", what: `has ${more} problems more`, remedy: "Correct the others first" },
  ];
}

interface WordedIssue {
  readonly path: Path;
  readonly target: "value" | "key";
  readonly what: string;
  readonly remedy: string;
}

function wordIssue(issue: z.core.$ZodIssue, value: unknown): readonly WordedIssue[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code === "unrecognized_keys") {
    const known = issue.message.split("\n");
    const others = `Use one of ${known.join(", ")}`;
    return issue.keys.slice(0, mostProblems * 2).map((key) => ({
      path: [...path, key],
      target: "key",
      what: "is an unknown key",
      remedy: didYouMean(key, known, others),
    }));
  }
  const [what, remedy] = words(issue, valueAt(value, path));
  return [{ path, target: issue.code === "invalid_key" ? "key" : "value", what, remedy }];
}

/** Where a value stands, with the file. */
export type Locate = (path: Path, target?: "value" | "key") => Pick<Problem, "file" | "line" | "column">;

/** Places of a document whose content begins at `root`. */
export const locateIn =
  (document: SourceDocument, root: Path = []): Locate =>
  (path, target) => ({ file: document.file, ...document.locate([...root, ...path], target) });

function words(issue: z.core.$ZodIssue, value: unknown): [what: string, remedy: string] {
  const [what = "", remedy] = issue.message.split("\n");
  if (remedy !== undefined) return [what, remedy];
  if (issue.code === "invalid_key") return keyWords(issue);
  if (value === undefined) return ["is missing", "Add it"];
  if (value === null) return ["has no value", "Give it one or remove the line"];
  switch (issue.code) {
    case "invalid_type":
      return typeWords(issue.expected, value);
    case "invalid_value":
      return choiceWords(issue.values.map(String), value);
    case "too_small":
      return boundWords(value, "at least", Number(issue.minimum), issue.origin);
    case "too_big":
      return boundWords(value, "at most", Number(issue.maximum), issue.origin);
    default:
      return [issue.message.toLowerCase(), "Correct it"];
  }
}

function keyWords(issue: z.core.$ZodIssueInvalidKey): [string, string] {
  const [what = "is not a valid key", remedy = "Correct it"] = issue.issues[0]?.message.split("\n") ?? [];
  return [what, remedy];
}

const typeNames = new Map([
  ["string", "text"],
  ["number", "a number"],
  ["int", "a whole number"],
  ["boolean", "true or false"],
  ["object", "a map of keys"],
  ["record", "a map of keys"],
  ["array", "a list"],
]);

function typeWords(expected: string, value: unknown): [string, string] {
  const name = typeNames.get(expected) ?? expected;
  const what = `must be ${name}, but is ${describe(value)}`;
  const isBare = typeof value === "number" || typeof value === "boolean";
  if (expected === "string" && isBare) return [what, "Put it in quotes"];
  if (expected === "array") return [what, "Put it in brackets: [a, b]"];
  if (expected === "object" || expected === "record") return [what, "Write it as { key: value }"];
  if (typeof value === "string" && /^[\d.]+$/.test(value)) return [what, "Remove the quotes"];
  return [what, `Write ${name}`];
}

function choiceWords(choices: readonly string[], value: unknown): [string, string] {
  const list = choices.join(", ");
  const use = `Use ${list.replace(/, ([^,]*)$/, " or $1")}`;
  const what = `must be ${choices.length === 1 ? "" : "one of "}${list}, but is ${describe(value)}`;
  return [what, typeof value === "string" ? didYouMean(value, choices, use) : use];
}

function boundWords(value: unknown, word: string, bound: number, origin: string): [string, string] {
  if (Array.isArray(value)) {
    if (value.length === 0) return ["is empty", `Name ${word} ${bound}`];
    return [`has ${value.length} ${value.length === 1 ? "entry" : "entries"}`, `Keep ${word} ${bound}`];
  }
  if (origin === "string") return [`is ${String(value).length} characters long`, `Use ${word} ${bound}`];
  return [`must be ${word} ${bound}, but is ${describe(value)}`, `Use ${word} ${bound}`];
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return value === "" ? "empty" : `the text ${JSON.stringify(value)}`;
  return typeof value === "number" ? `the number ${value}` : String(value);
}
