import { excludeCidr } from "cidr-tools";

/**
 * IPv4 ranges that are not public: private, shared, loopback, link-local (with the instance metadata), reserved
 * for documentation and benchmarks, multicast. Source: IANA's IPv4 special-purpose address registry.
 */
const special = [
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
];

const computed = new Map<string, readonly string[]>();

/** The public IPv4 addresses without the VPC's own ranges, as CIDRs in order. */
export function publicRanges(vpc: readonly string[]): readonly string[] {
  const key = vpc.join();
  const known = computed.get(key) ?? excludeCidr(["0.0.0.0/0"], [...special, ...vpc]);
  computed.set(key, known);
  return known;
}
