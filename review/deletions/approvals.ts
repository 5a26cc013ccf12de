import * as z from "zod";
import { InputError } from "../../tenants/contract/document/input-error.ts";
import { readText } from "../../tenants/contract/document/read-file.ts";

/** Begins the label that lets a tenant's resources go, as in `allow-deletion: acme`. */
export const labelPrefix = "allow-deletion:";

/** Names that a pull request's labels approve; the file is a JSON list of their names. @throws InputError */
export function approvedByLabels(file: string): readonly string[] {
  return readLabels(file)
    .filter((label) => label.startsWith(labelPrefix))
    .map((label) => label.slice(labelPrefix.length).trim())
    .filter((name) => name !== "");
}

const labelsSchema = z.array(z.string());

function readLabels(file: string): readonly string[] {
  const source = readText(file, file);
  if ("problem" in source) throw new InputError([source.problem]);
  try {
    return labelsSchema.parse(JSON.parse(source.text));
  } catch {
    const what = "is no JSON list of labels";
    const remedy = `Write it as ["${labelPrefix} acme"], or [] where there are none`;
    throw new InputError([{ file, line: 1, column: 1, path: "", what, remedy }]);
  }
}

/** Names in a list like `acme, globex`. */
export const approvedByList = (list: string): readonly string[] =>
  list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
