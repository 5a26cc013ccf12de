import { retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { withSettings } from "../../support/plans.ts";
import { named, without } from "../../support/resources.ts";
import { acme, emits, tcp } from "./policies.ts";

const globex = named("NetworkPolicy", "globex_network");

/** NET-2: what every pod reaches, and what none does. */
export const essentialsMutations: readonly Mutation[] = [
  {
    name: "opens the link-local range",
    claim: "NET-2",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.0.0/16" } }], ports: tcp(80) }),
  },
  {
    name: "opens the instance metadata",
    claim: "NET-2",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.169.254/32" } }], ports: tcp(80) }),
  },
  {
    name: "opens the link-local range but for the metadata, by an exception",
    claim: "NET-2",
    break: emits({
      to: [{ ipBlock: { cidr: "169.254.0.0/16", except: ["169.254.169.254/32"] } }],
      ports: tcp(80),
    }),
  },
  {
    name: "opens the Pod Identity agent on every port",
    claim: "NET-2",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.170.23/32" } }] }),
  },
  {
    name: "opens the instance metadata over IPv6",
    claim: "NET-2",
    also: { "NET-1": "no file declares an IPv6 range" },
    break: emits({ to: [{ ipBlock: { cidr: "fd00:ec2::254/128" } }], ports: tcp(80) }),
  },
  {
    name: "opens every address",
    claim: "NET-2",
    also: { "NET-1": "every address is every pod's too" },
    break: emits({ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: tcp(443) }),
  },
  {
    name: "closes DNS over TCP",
    claim: "NET-2",
    break: (plan) => set(plan, acme, "spec.egress.1.ports", [{ protocol: "UDP", port: 53 }]),
  },
  {
    name: "looks for DNS in another namespace",
    claim: "NET-2",
    also: { "NET-1": "that namespace is open instead, and no file declares it" },
    break: (plan) => retext(plan, globex, `"kube-system"`, `"kube-public"`),
  },
  {
    name: "closes the Pod Identity agent",
    claim: "NET-2",
    break: (plan) => set(plan, acme, "spec.egress.2.ports", [{ protocol: "TCP", port: 8080 }]),
  },
  {
    name: "forgets one of S3's endpoints",
    claim: "NET-2",
    break: (plan) => set(plan, acme, "spec.egress.3.to", [{ ipBlock: { cidr: "10.0.16.0/24" } }]),
  },
  {
    name: "puts S3's endpoints elsewhere than the settings say",
    claim: "NET-2",
    break: (plan) => set(plan, named("Subnet", "platform_endpoints_eu-west-1a"), "cidrBlock", "10.0.19.0/24"),
  },
  {
    name: "makes no endpoint of S3",
    claim: "NET-2",
    break: (plan) => without(plan, named("VpcEndpoint", "platform_endpoint_s3")),
  },
  {
    name: "lets the endpoint of S3 refuse",
    claim: "NET-2",
    break: (plan) => set(plan, named("VpcEndpoint", "platform_endpoint_s3"), "policy", "{}"),
  },
  {
    name: "makes no Pod Identity agent",
    claim: "NET-2",
    break: (plan) => without(plan, named("Addon", "platform_eks-pod-identity-agent")),
  },
  {
    name: "forgets STS, which gives credentials under IRSA",
    claim: "NET-2",
    stack: "prod",
    break: (plan) =>
      withSettings(plan, (settings) => ({
        ...settings,
        network: { ...settings.network, stsEndpoints: ["10.128.251.0/26"] },
      })),
  },
];
