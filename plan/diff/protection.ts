import type { Json } from "../plan.ts";

interface Guarded {
  readonly protect?: boolean | undefined;
  readonly inputs?: Readonly<Record<string, Json>> | undefined;
}

/** Whether a resource gains or loses its protection; the engine calls that `same` where nothing else changes. */
export const changesProtection = (before: Guarded | undefined, after: Guarded | undefined): boolean =>
  before !== undefined && after !== undefined && !before.protect !== !after.protect;

/** Whether the engine, or AWS by an input, kept a resource from being deleted and no longer does. */
export const unprotects = (before: Guarded | undefined, after: Guarded | undefined): boolean =>
  after !== undefined &&
  ((before?.protect === true && after.protect !== true) ||
    (before?.inputs?.deletionProtection === true && after.inputs?.deletionProtection !== true));
