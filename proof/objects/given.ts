import { computed, type Json, secret } from "../../plan/plan.ts";

/** Whether a text says something: neither unknown before the deployment nor hidden. */
export const isGiven = (text: string) => !text.includes(computed) && !text.includes(secret);

/** Whether a value is a text that the deployment does not decide. */
export const isSettled = (value: unknown): value is string => typeof value === "string" && value !== computed;

/** Whether nothing of a value is said, a list of unknowns included. */
export const isUnknown = (value: Json | undefined): boolean =>
  Array.isArray(value) ? value.length > 0 && value.every(isUnknown) : value === computed;
