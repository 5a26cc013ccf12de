import type { PlanSettings } from "../../../../plan/plan.ts";
import { guardrailBinding } from "../../support/guardrails.ts";
import { retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { withSettings } from "../../support/plans.ts";
import { named, replace, urnsOf, without } from "../../support/resources.ts";

const cluster = named("Cluster", "platform_cluster");
const nodes = named("NodeGroup", "acme_nodes");

const quarters = (range: string) => [0, 64, 128, 192].map((part) => `${range}.${part}.0/18`);
const unreached = "tenants cannot reach all of it";
/** What the settings alone say: no policy opens more for it, but the claims would let one. */
const someWhere: readonly (readonly [string, Partial<PlanSettings["network"]>, string?])[] = [
  ["S3's endpoints are everywhere", { s3Endpoints: ["10.128.0.0/16"], stsEndpoints: [] }, unreached],
  ["load balancers are everywhere", { loadBalancers: ["10.128.0.0/16"] }],
  ["the API server is in half of it", { kubernetesApi: ["10.129.0.0/17"] }],
  ["load balancers are at S3's endpoints", { loadBalancers: ["10.128.240.128/25"] }],
  ["the API server is at load balancers", { kubernetesApi: ["10.128.249.16/28"] }],
  [
    "load balancers are everywhere, by parts",
    {
      loadBalancers: [...quarters("10.128"), ...quarters("10.129")],
      s3Endpoints: [],
      stsEndpoints: [],
      kubernetesApi: [],
    },
    unreached,
  ],
];

/** NET-1: what holds policies to their word: the plugin, and where the settings say that pods and Services are. */
export const enforcementMutations: readonly Mutation[] = [
  {
    name: "enforces no network policy",
    claim: "NET-1",
    break: (plan) => set(plan, cluster, "vpcCniOptions.enableNetworkPolicy", false),
  },
  {
    name: "enforces network policies and turns that off again",
    claim: "NET-1",
    break: (plan) => set(plan, cluster, "vpcCniOptions.configurationValues.enableNetworkPolicy", "false"),
  },
  {
    name: "has a network plugin from before network policies",
    claim: "NET-1",
    break: (plan) => set(plan, cluster, "vpcCniOptions.addonVersion", "v1.13.4-eksbuild.1"),
  },
  {
    name: "has the network plugin leave pods without a policy open, or closed, as it likes",
    claim: "NET-1",
    break: (plan) =>
      set(plan, cluster, "vpcCniOptions.configurationValues.env.NETWORK_POLICY_ENFORCING_MODE", "strict"),
  },
  {
    name: "makes the VPC where the settings know of no pod",
    claim: "NET-1",
    break: (plan) => retext(plan, named("Vpc", "platform_network"), '"10.0.', '"10.20.'),
  },
  {
    name: "gives Services other addresses than the settings say",
    claim: "NET-1",
    break: (plan) => set(plan, cluster, "kubernetesServiceIpAddressRange", "10.20.0.0/16"),
  },
  ...(["s3Endpoints", "loadBalancers", "kubernetesApi"] as const).map(
    (part): Mutation => ({
      name: `calls the nodes' subnets ${part}`,
      claim: "NET-1",
      ...(part === "s3Endpoints" && { also: { "NET-2": "tenants cannot reach all of it" } }),
      break: (plan) =>
        withSettings(plan, (settings) => ({
          ...settings,
          network: { ...settings.network, [part]: [...settings.network[part], "10.0.32.0/19"] },
        })),
    }),
  ),
  ...someWhere.map(
    ([what, places, also]): Mutation => ({
      name: `says of an existing network that ${what}`,
      claim: "NET-1",
      stack: "prod",
      ...(also !== undefined && { also: { "NET-2": also } }),
      break: (plan) =>
        withSettings(plan, (settings) => ({ ...settings, network: { ...settings.network, ...places } })),
    }),
  ),
  {
    name: "puts nodes where the settings know of endpoints",
    claim: "NET-1",
    break: (plan) =>
      replace(plan, nodes, (one) => ({
        ...one,
        propertyDependencies: {
          ...one.propertyDependencies,
          subnetIds: urnsOf(plan, ({ name }) => name.startsWith("platform_endpoints_eu")),
        },
      })),
  },
  {
    name: "puts nodes into other subnets of an existing network than the settings know",
    claim: "NET-1",
    stack: "prod",
    break: (plan) => set(plan, nodes, "subnetIds", ["subnet-0b11c22d33e44f559"]),
  },
  {
    name: "admits bare pods, on which no policy is enforced",
    claim: "NET-1",
    break: (plan) => without(plan, guardrailBinding("bare-pods")),
  },
];
