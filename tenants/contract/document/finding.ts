import type { Path } from "./path.ts";

/** Something wrong with a resolved tenant, at a path of the contract; `load` finds the line. */
export interface Finding {
  readonly path: Path;
  readonly what: string;
  readonly remedy: string;
}

export const finding = (path: Path, what: string, remedy: string): Finding => ({ path, what, remedy });
