import type { Claim } from "../claim.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds } from "../objects/kubernetes.ts";
import { exactly } from "../objects/selector.ts";
import type { View } from "../view.ts";
import { instanceMetadata, namespaceOf, podIdentityAgent } from "../vocabulary.ts";
import { covered, holdsIpv4, holdsIpv6, isIpv6, linkLocal, overlap, range } from "./address.ts";
import { isAgent, storageEndpoints } from "./addresses.ts";
import { type Network, networkOf, openings, podOf } from "./model.ts";
import { type Port, portsText } from "./policy.ts";
import { judgeServices } from "./services.ts";
import { opens, permits } from "./traffic.ts";

export const essentials: Claim = {
  id: "NET-2",
  title: "DNS, the Pod Identity agent and, where storage is on, S3 can be reached; instance metadata cannot.",
  judge(view) {
    const judgement = new Judgement();
    judgeServices(view, judgement);
    const network = judgement.attempt(undefined, () => networkOf(view));
    if (network === undefined) return judgement.finding;
    for (const tenant of view.judged) {
      const [policy] = view.ownedBy(tenant, kinds.networkPolicy);
      judgement.attempt(policy, () => {
        judgeNeeds(view, network, tenant, judgement);
        judgeMetadata(network, tenant, judgement);
      });
    }
    return judgement.finding;
  },
};

/** What the least of all pods, one without a label, must reach. */
function judgeNeeds(view: View, network: Network, tenant: string, judgement: Judgement): void {
  const namespace = namespaceOf(tenant);
  const policies = network.policies(namespace);
  const resources = policies.map(({ resource }) => resource);
  const pod = podOf(network, namespace, exactly({}));

  const resolver = podOf(network, "kube-system", exactly({ "k8s-app": "kube-dns" }));
  for (const protocol of ["UDP", "TCP"]) {
    const service = { protocol, port: 53 };
    judgement.check(
      permits(policies, "egress", pod, { pod: resolver }, service) &&
        permits(network.policies("kube-system"), "ingress", resolver, { pod }, service),
      () => `${tenant} cannot resolve names: DNS over ${protocol} port 53 is closed`,
      ...resources,
    );
  }
  if (view.plan.settings.identity.mode === "pod-identity") {
    const agent = { protocol: "TCP", port: podIdentityAgent.port };
    judgement.check(
      permits(policies, "egress", pod, { ip: podIdentityAgent.ipv4 }, agent),
      () => `${tenant}'s pods get no credentials: the Pod Identity agent is closed to them`,
      ...resources,
    );
  }
  if (!network.declared(tenant).storage) return;
  const open = openings(network, namespace, "egress").flatMap(({ to, ports, policy }) =>
    to.kind === "addresses" &&
    !isIpv6(to.cidr) &&
    policy.pods.length === 0 &&
    opens(ports, { protocol: "TCP", port: 443 })
      ? [range(to.cidr)]
      : [],
  );
  const endpoints = storageEndpoints(view);
  judgement.check(
    endpoints.length > 0,
    () => `${tenant} has storage, but the settings name no endpoint of S3`,
  );
  for (const endpoint of endpoints) {
    judgement.check(
      covered(range(endpoint), open),
      () => `${tenant} has storage, but cannot reach all of the endpoints in ${endpoint} on tcp 443`,
      ...resources,
    );
  }
}

/** Nothing link-local but the agent, whatever the block's `except` says: not every version honours it. */
function judgeMetadata(network: Network, tenant: string, judgement: Judgement): void {
  const namespace = namespaceOf(tenant);
  for (const { to, ports, policy } of openings(network, namespace, "egress")) {
    if (to.kind !== "addresses") continue;
    judgement.check(
      !reachesLinkLocal(to.cidr, ports),
      () => {
        const what = holdsMetadata(to.cidr)
          ? "the instance metadata and with it the node's role"
          : "the node itself";
        return `${tenant} can reach ${what}: egress to ${to.cidr} on ${portsText(ports)}`;
      },
      policy.resource,
    );
  }
  const pod = podOf(network, namespace, exactly({}));
  const policies = network.policies(namespace);
  judgement.check(
    !permits(policies, "egress", pod, { ip: instanceMetadata.ipv4 }, { protocol: "TCP", port: 80 }),
    () => `${tenant} can reach the instance metadata at ${instanceMetadata.ipv4}`,
    ...policies.map(({ resource }) => resource),
  );
}

function reachesLinkLocal(cidr: string, ports: readonly Port[] | null): boolean {
  if (isIpv6(cidr)) return [instanceMetadata.ipv6, podIdentityAgent.ipv6].some((ip) => holdsIpv6(cidr, ip));
  return overlap(range(cidr), linkLocal) && !isAgent(cidr, ports);
}

function holdsMetadata(cidr: string): boolean {
  const { ipv4, ipv6 } = instanceMetadata;
  return isIpv6(cidr) ? holdsIpv6(cidr, ipv6) : holdsIpv4(cidr, ipv4);
}
