/** `cpu` counts thousandths of a core, `bytes` whole bytes. */
export type QuantityKind = "cpu" | "bytes";

/**
 * A Kubernetes quantity as a whole number of thousandths of a core or of bytes. Exponents, signs and amounts
 * finer than the unit are refused: Kubernetes would round them.
 */
export function parseQuantity(
  kind: QuantityKind,
  input: string | number,
): { amount: bigint } | { what: string } {
  const text = String(input);
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?([a-zA-Z]*)$/.exec(text);
  const unit = match === null ? undefined : units[kind].get(match[3] ?? "");
  if (match === null || unit === undefined)
    return { what: `${JSON.stringify(input)} is not ${kindWords[kind]}` };
  const fraction = match[2] ?? "";
  const scaled = BigInt(`${match[1]}${fraction}`) * unit;
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return { what: `${text} is finer than ${smallest[kind]}` };
  const amount = scaled / divisor;
  return amount > largest ? { what: `${text} is larger than Kubernetes can hold` } : { amount };
}

/** The shortest form, as Kubernetes prints it: `1000m` → `1`, `1024Mi` → `1Gi`. */
export function printQuantity(kind: QuantityKind, amount: bigint): string {
  if (kind === "cpu") return amount % 1000n === 0n ? String(amount / 1000n) : `${amount}m`;
  for (const [suffix, unit] of printable) {
    if (amount >= unit && amount % unit === 0n) return `${amount / unit}${suffix}`;
  }
  return String(amount);
}

/** The amount of a quantity that the schema has checked. */
export function amountOf(kind: QuantityKind, quantity: string | number): bigint {
  const parsed = parseQuantity(kind, quantity);
  if ("what" in parsed) throw new TypeError(parsed.what);
  return parsed.amount;
}

export const canonical = (kind: QuantityKind, quantity: string | number) =>
  printQuantity(kind, amountOf(kind, quantity));

const kindWords: Record<QuantityKind, string> = {
  cpu: "an amount of CPU",
  bytes: "an amount of bytes",
};
const smallest: Record<QuantityKind, string> = { cpu: "1m, a thousandth of a core", bytes: "one byte" };
const largest = 2n ** 63n - 1n;

const binary = new Map(
  ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].map((suffix, index) => [suffix, 1024n ** BigInt(index + 1)]),
);
const decimal = new Map(
  ["k", "M", "G", "T", "P", "E"].map((suffix, index) => [suffix, 1000n ** BigInt(index + 1)]),
);
const printable = [...[...binary].reverse(), ...[...decimal].reverse()];
const units: Record<QuantityKind, ReadonlyMap<string, bigint>> = {
  cpu: new Map([
    ["", 1000n],
    ["m", 1n],
    ["k", 1_000_000n],
  ]),
  bytes: new Map([["", 1n], ...binary, ...decimal]),
};
