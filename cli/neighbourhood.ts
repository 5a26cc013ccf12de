import type { SomeTenants } from "../tenants/contract/load.ts";

/** With the tenants that these declare a path to, and with those next to them, whose names are the most alike. */
export function neighbourhood(
  { tenants, names }: SomeTenants,
  only: ReadonlySet<string>,
): ReadonlySet<string> {
  const peers = tenants.flatMap(({ network }) => [...network.allowFrom, ...network.allowTo]);
  const alike = names.filter((_, index) =>
    names.slice(Math.max(0, index - 2), index + 3).some((name) => only.has(name)),
  );
  return new Set([...only, ...alike, ...peers.flatMap((peer) => ("tenant" in peer ? peer.tenant : []))]);
}
