import type { View } from "../view.ts";
import { podIdentityAgent } from "../vocabulary.ts";
import { isIpv6, isPublic, range, within } from "./address.ts";
import { apiServer, storageEndpoints } from "./addresses.ts";
import { networkOf } from "./model.ts";

/** Says what a range is, where the settings know it: `10.0.16.0/24 tcp 443` is `S3 tcp 443`. */
export function addressNames(view: View): (line: string) => string {
  const { loadBalancers } = view.plan.settings.network;
  const known: [string, readonly string[]][] = [
    ["Pod Identity agent", [`${podIdentityAgent.ipv4}/32`]],
    ["S3 endpoints", storageEndpoints(view)],
    ["API server", apiServer(view)],
    ["load balancers", loadBalancers],
  ];
  const network = networkOf(view);
  const declared = new Set(
    view.tenants.map(network.declared).flatMap(({ from, to }) => [...from, ...to].map(({ name }) => name)),
  );
  return (line) => {
    const [cidr = "", ...ports] = line.split(" ");
    if (!/^[\d.]+\/\d+$/.test(cidr) || isIpv6(cidr)) return line;
    const addresses = range(cidr);
    const name = known.find(([, ranges]) => ranges.some((one) => within(addresses, range(one))))?.[0];
    if (name !== undefined) return `${name} ${ports.join(" ")}`;
    return isPublic(addresses) && !declared.has(cidr) ? `internet ${ports.join(" ")}` : line;
  };
}
