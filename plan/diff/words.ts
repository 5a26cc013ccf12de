import type { Json } from "../plan.ts";
import { isList } from "./paths.ts";

/** What may stand alone or in a list, as a list. */
export const list = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : isList(value) ? value : [value];

export const texts = (value: Json | undefined): readonly string[] => list(value).map(text);
export const words = (value: Json | undefined) => texts(value).join(", ");
export const text = (value: Json | undefined) =>
  typeof value === "string" ? value : JSON.stringify(value ?? "");
