import type { Json } from "../../plan/plan.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";

const suffixes: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A Kubernetes quantity as a number. @throws Unjudgeable on anything else. */
export function amount(quantity: Json | undefined): number {
  const [, digits, exponent, suffix = ""] =
    /^(\d+(?:\.\d+)?)(?:[eE]([+-]?\d{1,2})|([A-Za-z]*))$/.exec(String(quantity)) ?? [];
  const unit = Object.hasOwn(suffixes, suffix) ? suffixes[suffix] : undefined;
  if (digits === undefined || unit === undefined)
    throw new Unjudgeable(`${JSON.stringify(quantity)} is no quantity`);
  return exponent === undefined ? Number(digits) * unit : Number(`${digits}e${exponent}`);
}
