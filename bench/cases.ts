import { nameOf } from "./tenants.ts";

/** A command to measure, as a person would run it. */
export interface Case {
  readonly args: readonly string[];
  /** What its output says that it did. */
  readonly counted: (output: string) => string;
}

const one = nameOf(1);
const matches = (pattern: RegExp, noun: string) => (output: string) =>
  `${output.match(pattern)?.length ?? 0} ${noun}`;
const resources = matches(/"urn":/g, "resources");
const holding = matches(/^✓/gm, "claims hold");

/** On a directory of tenants in which the file of one differs from the last commit. */
export const cases: Readonly<Record<string, Case>> = {
  "show one": { args: ["show", one], counted: matches(/^\w+.*tenants-/gm, "values") },
  plan: { args: ["plan", "--json"], counted: resources },
  "plan one": { args: ["plan", "--json", "--tenant", one], counted: resources },
  "diff of one": {
    args: ["diff", "--json", "--base", "HEAD"],
    counted: (output) => `${JSON.parse(output).tenants.length} tenant changed`,
  },
  prove: { args: ["prove"], counted: holding },
  "prove one": { args: ["prove", "--changed", one], counted: holding },
};
