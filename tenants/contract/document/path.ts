/** Keys and list positions from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** `network.allowTo[0].ports` */
export function printPath(path: Path): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join("");
}

/** The value at a path; undefined where nothing is. */
export function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const part of path) {
    if (Array.isArray(current)) current = current[Number(part)];
    else if (isMap(current) && Object.hasOwn(current, part)) current = current[part];
    else return undefined;
  }
  return current;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
