import * as z from "zod";

/** Begins the label that lets a tenant's resources go, as in `allow-deletion: acme`. */
export const labelPrefix = "allow-deletion:";

const labelsSchema = z.array(z.string());

/** Names that a pull request's labels approve; `labels` is a JSON list of their names. */
export function approvedByLabels(labels: string): readonly string[] {
  return labelsSchema
    .parse(JSON.parse(labels))
    .filter((label) => label.startsWith(labelPrefix))
    .map((label) => label.slice(labelPrefix.length).trim())
    .filter((name) => name !== "");
}

/** Names in a list like `acme, globex`. */
export const approvedByList = (list: string): readonly string[] =>
  list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
