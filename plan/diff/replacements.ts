import { anyObject, type ForcedReplacement, replacements } from "./forced-replacements.ts";
import { isWithin } from "./paths.ts";

/** The inputs of a type whose change replaces the resource. */
export function forcedReplacement(type: string): ForcedReplacement {
  return replacements[type] ?? (type.startsWith("kubernetes:") ? anyObject : nothing);
}

/** The input of the table that a changed path is at or in, if there is one. */
export const replacingInput = (type: string, path: string): string | undefined =>
  forcedReplacement(type).inputs.find((input) => isWithin(path, input) || isWithin(input, path));

const nothing: ForcedReplacement = { inputs: [], source: "" };
