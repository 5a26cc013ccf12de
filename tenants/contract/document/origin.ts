import { type Path, valueAt } from "./path.ts";

/** The path in the file that gives a stack's value: the environment's, else the file's, else undefined. */
export function statedPath(content: unknown, stack: string, path: Path): Path | undefined {
  const override = ["environments", stack, ...path];
  if (valueAt(content, override) !== undefined) return override;
  return valueAt(content, path) === undefined ? undefined : path;
}
