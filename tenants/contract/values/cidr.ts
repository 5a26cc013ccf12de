import { containsCidr, excludeCidr, overlapCidr } from "cidr-tools";

/** What is wrong with a canonical IPv4 range as a person wrote it; null where it is right. */
export function cidrFault(text: string): { what: string; remedy: string } | null {
  if (text.includes(":"))
    return { what: `${text} is IPv6`, remedy: "Use an IPv4 range: the clusters are IPv4" };
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  const octets = match?.slice(1, 5) ?? [];
  const prefix = match?.[5];
  const isWrong = octets.some((octet) => Number(octet) > 255 || String(Number(octet)) !== octet);
  if (
    match === null ||
    isWrong ||
    (prefix !== undefined && (Number(prefix) > 32 || String(Number(prefix)) !== prefix))
  ) {
    return { what: `${JSON.stringify(text)} is not an IPv4 range`, remedy: "Write it as 10.30.0.0/16" };
  }
  if (prefix === undefined) return { what: `${text} has no prefix length`, remedy: `Write ${text}/32` };
  const canonical = formatCidr(addressNumber(octets.join(".")), Number(prefix));
  return canonical === text ? null : { what: `${text} has host bits set`, remedy: `Write ${canonical}` };
}

interface Range {
  /** First address as a number. */
  readonly start: number;
  /** Number of leading bits. */
  readonly prefix: number;
}

export function parseCidr(text: string): Range {
  const [address = "", prefix = "32"] = text.split("/");
  return { start: addressNumber(address), prefix: Number(prefix) };
}

/** The range of a prefix length that holds an address. */
export function formatCidr(address: number, prefix: number): string {
  const size = 2 ** (32 - prefix);
  const start = Math.floor(address / size) * size;
  const octets = [24, 16, 8, 0].map((bits) => Math.floor(start / 2 ** bits) % 256);
  return `${octets.join(".")}/${prefix}`;
}

/** The first of `ranges` that shares an address with `cidr`. */
export function overlapping(cidr: string, ranges: readonly string[]): string | undefined {
  return ranges.find((range) => overlapCidr(cidr, range));
}

/** Whether a range holds all of another. */
export const contains = (outer: string, inner: string): boolean => containsCidr(outer, inner);

/** What is left of ranges without others. */
export const without = (ranges: readonly string[], others: readonly string[]): readonly string[] =>
  excludeCidr([...ranges], [...others]);

/** Ranges that never name another machine on a network: this host, loopback, link-local, multicast, reserved. */
export const specialRanges: readonly { cidr: string; name: string }[] = [
  { cidr: "0.0.0.0/8", name: "this network" },
  { cidr: "127.0.0.0/8", name: "loopback" },
  { cidr: "169.254.0.0/16", name: "link-local, instance metadata included" },
  { cidr: "224.0.0.0/3", name: "multicast and reserved" },
];

const addressNumber = (address: string) =>
  address.split(".").reduce((number, octet) => number * 256 + Number(octet), 0);
