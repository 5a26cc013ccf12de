import type { types } from "@pulumi/kubernetes";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { EgressPeer, IngressPeer, ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { logicalName } from "../names.ts";
import { metadataOf } from "./metadata.ts";
import { publicRanges } from "./public-ranges.ts";

type Spec = types.input.networking.v1.NetworkPolicySpec;
type Ingress = types.input.networking.v1.NetworkPolicyIngressRule;
type Egress = types.input.networking.v1.NetworkPolicyEgressRule;
type Peer = types.input.networking.v1.NetworkPolicyPeer;

/** Creates the one policy that closes the namespace both ways and opens what the tenant declared. */
export function createNetworkPolicy(
  tenant: ResolvedTenant,
  settings: Settings,
  options: pulumi.CustomResourceOptions,
): k8s.networking.v1.NetworkPolicy {
  return new k8s.networking.v1.NetworkPolicy(
    logicalName(tenant.name, "network"),
    {
      metadata: metadataOf(tenant, "tenant"),
      spec: networkPolicySpec(tenant, settings),
    },
    options,
  );
}

/**
 * Who may reach the tenant's pods and whom they may reach. Everything not listed is closed; the instance metadata
 * address is in no range, so that no `except` is needed: the VPC CNI does not honour it in every version.
 */
function networkPolicySpec(tenant: ResolvedTenant, settings: Settings): Spec {
  const ownNamespace: Peer[] = [{ podSelector: {} }];
  const open = tenant.network.withinNamespace === "open";
  return {
    podSelector: {},
    policyTypes: ["Ingress", "Egress"],
    ingress: [
      ...(open ? [{ from: ownNamespace }] : []),
      ...tenant.network.allowFrom.map((peer) => ingressRule(peer, settings)),
    ],
    egress: [
      ...(open ? [{ to: ownNamespace }] : []),
      dns,
      ...identityRules(settings),
      ...storageRules(tenant, settings),
      ...tenant.network.allowTo.map((peer) => egressRule(peer, settings)),
    ],
  };
}

// The API server sets this label itself and nobody can change it, unlike a free label.
const namespaceNamed = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
const addresses = (cidrs: readonly string[]): Peer[] => cidrs.map((cidr) => ({ ipBlock: { cidr } }));
const tcp = (ports: readonly number[]) => ports.map((port) => ({ protocol: "TCP", port }));

const dns: Egress = {
  to: [
    {
      namespaceSelector: namespaceNamed("kube-system"),
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
    },
  ],
  ports: [{ protocol: "UDP", port: 53 }, ...tcp([53])],
};

const podIdentityAgent: Egress = { to: addresses(["169.254.170.23/32"]), ports: tcp([80]) };

const identityRules = (settings: Settings): Egress[] =>
  settings.identity.mode === "pod-identity" ? [podIdentityAgent] : [];

function storageRules(tenant: ResolvedTenant, settings: Settings): Egress[] {
  if (tenant.storage.s3 === "none") return [];
  const sts = settings.identity.mode === "irsa" ? settings.network.stsEndpoints : [];
  const endpoints = [...new Set([...settings.network.s3Endpoints, ...sts])];
  return [{ to: addresses(endpoints), ports: tcp([443]) }];
}

function ingressRule(peer: IngressPeer, settings: Settings): Ingress {
  const from = "loadBalancer" in peer ? addresses(settings.network.loadBalancers) : declaredPeer(peer);
  return { from, ports: tcp(peer.ports) };
}

function egressRule(peer: EgressPeer, settings: Settings): Egress {
  if ("kubernetesApi" in peer) return { to: addresses(apiServer(settings)), ports: tcp([443]) };
  const to = "internet" in peer ? addresses(publicRanges(settings.network.cidrs)) : declaredPeer(peer);
  return { to, ports: tcp(peer.ports) };
}

function declaredPeer(peer: { tenant: string } | { namespace: string } | { cidr: string }): Peer[] {
  if ("cidr" in peer) return addresses([peer.cidr]);
  return [{ namespaceSelector: namespaceNamed("tenant" in peer ? peer.tenant : peer.namespace) }];
}

/** The API server's interfaces, and its Service: the packet filter sees the address before it is translated. */
function apiServer(settings: Settings): string[] {
  const [base = ""] = settings.network.serviceCidr.split("/");
  const service = base.replace(/\d+$/, (last) => String(Number(last) + 1));
  return [...settings.network.kubernetesApi, `${service}/32`];
}
