import type { Cel } from "./cel.ts";

/** A JSON patch operation. @param path A CEL string. */
export function add(path: Cel, value: Cel): Cel {
  return `JSONPatch{op: "add", path: ${path}, value: ${value}}`;
}

export function remove(path: string): Cel {
  return `JSONPatch{op: "remove", path: "${path}"}`;
}
