import { amountKinds } from "../schema/limits.ts";
import { quotaKinds } from "../schema/quota.ts";
import type { Amounts, Quota } from "../tenant.ts";
import { amountOf, canonical } from "./quantity.ts";

/** A quota as a file states it, quantities not yet in their shortest form. */
export type StatedQuota = { readonly [Key in keyof Quota]: string | number };
export type StatedAmounts = { readonly [Key in keyof Amounts]?: string | number | undefined };

export const quotaKeys = keysOf(quotaKinds);
export const amountKeys = keysOf(amountKinds);

export function canonicalQuota(quota: StatedQuota): Quota {
  return Object.fromEntries(
    quotaKeys.map((key) => [key, canonicalQuotaValue(key, quota[key])]),
  ) as unknown as Quota;
}

export function canonicalQuotaValue(key: keyof Quota, value: string | number): string | number {
  const kind = quotaKinds[key];
  return kind === "count" ? value : canonical(kind, value);
}

export function canonicalAmounts(amounts: StatedAmounts): Amounts {
  const stated = amountKeys.flatMap((key) => {
    const value = amounts[key];
    return value === undefined ? [] : [[key, canonical(amountKinds[key], value)] as const];
  });
  return Object.fromEntries(stated);
}

/** Below zero where `a` is less than `b`. */
export function compareQuota(key: keyof Quota, a: string | number, b: string | number): number {
  const kind = quotaKinds[key];
  return kind === "count" ? Number(a) - Number(b) : compare(amountOf(kind, a), amountOf(kind, b));
}

export const compareAmount = (key: keyof Amounts, a: string | number, b: string | number) =>
  compare(amountOf(amountKinds[key], a), amountOf(amountKinds[key], b));

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}
