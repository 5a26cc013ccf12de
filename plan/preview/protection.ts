import type { PreviewStep } from "./document.ts";

/** Whether a resource gains or loses its protection; the engine calls that `same` where nothing else changes. */
export const changesProtection = ({ oldState, newState }: PreviewStep): boolean =>
  oldState !== undefined && newState !== undefined && !oldState.protect !== !newState.protect;
