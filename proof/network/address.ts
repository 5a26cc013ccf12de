import { Unjudgeable } from "../objects/unjudgeable.ts";

/** IPv4 addresses from one to another, both included, as numbers. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Every IPv4 address that is not public. Source: IANA's IPv4 special-purpose address registry. */
const notPublic = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
].map(range);

/** Addresses of the node itself, its metadata among them. */
export const linkLocal = range("169.254.0.0/16");

export const isPublic = (addresses: Range) => !notPublic.some((special) => overlap(special, addresses));

export const overlap = (a: Range, b: Range) => a.first <= b.last && b.first <= a.last;
export const within = (inner: Range, outer: Range) => outer.first <= inner.first && inner.last <= outer.last;
export const isIpv6 = (cidr: string) => cidr.includes(":");

/** @throws Unjudgeable on anything but an IPv4 CIDR. */
export function range(cidr: string): Range {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  const [a = 256, b = 256, c = 256, d = 256, bits = 33] = match?.slice(1).map(Number) ?? [];
  if ([a, b, c, d].some((octet) => octet > 255) || bits > 32)
    throw new Unjudgeable(`${cidr} is no IPv4 range`);
  const size = 2 ** (32 - bits);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}

/** Whether an IPv4 range holds an address. @throws Unjudgeable on anything but an IPv4 CIDR. */
export const holdsIpv4 = (cidr: string, ip: string) => within(range(`${ip}/32`), range(cidr));

/** Whether these ranges together hold every address of one. */
export function covered(whole: Range, parts: readonly Range[]): boolean {
  let next = whole.first;
  for (const { first, last } of parts.toSorted((a, b) => a.first - b.first)) {
    if (first > next) break;
    next = Math.max(next, last + 1);
  }
  return next > whole.last;
}

/** Whether an IPv6 range holds an address. @throws Unjudgeable on anything but an IPv6 CIDR. */
export function holdsIpv6(cidr: string, ip: string): boolean {
  const [base = "", length = ""] = cidr.split("/");
  const bits = Number(length);
  if (length === "" || !Number.isInteger(bits) || bits < 0 || bits > 128) {
    throw new Unjudgeable(`${cidr} is no IPv6 range`);
  }
  const rest = BigInt(128 - bits);
  return ipv6(base) >> rest === ipv6(ip) >> rest;
}

function ipv6(ip: string): bigint {
  const [head = "", tail] = ip.split("::");
  const groups = (part: string | undefined) => (part ? part.split(":") : []);
  const [left, right] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array<string>(Math.max(0, zeros)).fill("0"), ...right];
  if (all.length !== 8 || !all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
    throw new Unjudgeable(`${ip} is no IPv6 address`);
  }
  return all.reduce((number, group) => (number << 16n) | BigInt(`0x${group}`), 0n);
}
