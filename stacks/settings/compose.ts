import { byCodePoint } from "../../tenants/contract/document/input-error.ts";
import type { IdentitySettings, NetworkSettings, Settings } from "./settings.ts";
import type { StackConfiguration } from "./stack-schema.ts";
import { planSubnets } from "./subnets.ts";

/** Settings from a checked configuration: what follows from other settings is filled in. */
export function composeSettings(
  stack: string,
  stacks: readonly string[],
  stated: StackConfiguration,
  { tiers, adopt }: Pick<Settings, "tiers" | "adopt">,
  now: number,
): Settings {
  const { cluster, costAllocation, pool = null } = stated;
  const { publicAccessFromAnywhere, publicAccessCidrs, ...clusterRest } = cluster;
  return {
    stack,
    stacks,
    now,
    account: stated.account,
    partition: partitionOfRegion(stated.region),
    region: stated.region,
    protection: stated.protection,
    cluster: {
      ...clusterRest,
      publicAccessCidrs: publicAccessFromAnywhere ? ["0.0.0.0/0"] : publicAccessCidrs,
    },
    identity: composeIdentity(stated.identity),
    network: composeNetwork(stated),
    pool,
    bucket: stated.bucket,
    addons: stated.addons,
    adopt,
    tiers,
    limits: stated.limits,
    tags: stated.tags,
    costAllocationTags: costAllocation.activateTags,
  };
}

function composeIdentity({
  mode,
  issuer = "",
  createProvider,
}: StackConfiguration["identity"]): IdentitySettings {
  return mode === "irsa" ? { mode, issuer, createProvider } : { mode };
}

function composeNetwork({ network, identity }: StackConfiguration): NetworkSettings {
  const platformNamespaces = sortedUnique([
    ...network.platformNamespaces,
    ...network.reachableNamespaces,
    ...builtIn,
  ]);
  const { existing, zones = [], ...others } = network;
  const rest = { ...others, zones };
  if (existing !== undefined) return { ...rest, existing, platformNamespaces };
  const [cidr = ""] = network.cidrs;
  const subnets = planSubnets(cidr, zones.length);
  const endpoints = subnets.map((zone) => zone.endpoints);
  return {
    ...rest,
    existing: null,
    platformNamespaces,
    s3Endpoints: endpoints,
    stsEndpoints: identity.mode === "irsa" ? endpoints : [],
    loadBalancers: subnets.map((zone) => zone.loadBalancers),
    kubernetesApi: subnets.map((zone) => zone.controlPlane),
  };
}

const builtIn = ["default", "kube-node-lease", "kube-public", "kube-system"];

const sortedUnique = (names: readonly string[]) => [...new Set(names)].sort(byCodePoint);

function partitionOfRegion(region: string): Settings["partition"] {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
