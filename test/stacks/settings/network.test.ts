import { created, existing } from "./one-stack.ts";
import { refuses } from "./refused.ts";

refuses("a network that is made", created, [
  ["[eu-west-1a, eu-west-1b]", "[eu-west-1a]", "13:12 network.zones: has 1 entry. Keep at least 2."],
  [
    "    zones: [eu-west-1a, eu-west-1b]\n",
    "",
    "11:5 network.zones: is missing, and the network is made here. Name two availability zones or more.",
  ],
  [
    "eu-west-1b",
    "eu-west-2b",
    "13:25 network.zones[1]: eu-west-2b is not in eu-west-1. Name zones of eu-west-1, as eu-west-1a.",
  ],
  [
    "10.0.0.0/16",
    "10.0.0.0/24",
    "11:13 network.cidrs[0]: 10.0.0.0/24 is no size to divide here. Use /16 to /20.",
  ],
  [
    "172.20.0.0/16",
    "10.0.128.0/20",
    "12:18 network.serviceCidr: 10.0.128.0/20 overlaps the VPC's 10.0.0.0/16. Use a range apart from it.",
  ],
  [
    "172.20.0.0/16",
    "172.20.0.0/28",
    "12:18 network.serviceCidr: 172.20.0.0/28 is no service range that EKS takes. Use a private range of /12 to /24.",
  ],
  [
    "    zones",
    "    s3Endpoints: [10.0.1.0/24]\n    zones",
    "13:18 network.s3Endpoints: follows from cidrs where the network is made here. Remove it.",
  ],
]);

refuses("a network that exists", existing, [
  [
    "s3Endpoints: [10.0.240.0/26]",
    "s3Endpoints: [10.9.240.0/26]",
    "12:19 network.s3Endpoints[0]: 10.9.240.0/26 is not inside 10.0.0.0/16. Name a subnet of the VPC, or add its range to network.cidrs.",
  ],
  ...[
    ["10.0.0.0/16", "10.0.0.0/16 is all of 10.0.0.0/16"],
    ["10.0.128.0/17", "10.0.128.0/17 is larger than /18"],
  ].map(
    ([range, what]) =>
      [
        "s3Endpoints: [10.0.240.0/26]",
        `s3Endpoints: [${range}]`,
        `12:19 network.s3Endpoints[0]: ${what}: it would open pods to each other. Name the subnets alone that hold no pods.`,
      ] as const,
  ),
  [
    "cidrs: [10.0.0.0/16]",
    "cidrs: [10.0.0.0/16, 100.64.0.0/26]\n    loadBalancers: [100.64.0.0/26]",
    "15:21 network.loadBalancers[0]: 100.64.0.0/26 is all of 100.64.0.0/26: it would open pods to each other. Name the subnets alone that hold no pods.",
  ],
  [
    "    serviceCidr",
    "    loadBalancers: [10.0.248.0/24]\n    kubernetesApi: [10.0.248.128/28, 10.0.240.0/28]\n    serviceCidr",
    "16:21 network.kubernetesApi[0]: 10.0.248.128/28 overlaps 10.0.248.0/24 of loadBalancers, which other tenants may reach. Name subnets apart from each other, or the single addresses there as /32.",
    "16:38 network.kubernetesApi[1]: 10.0.240.0/28 overlaps 10.0.240.0/26 of s3Endpoints, which other tenants may reach. Name subnets apart from each other, or the single addresses there as /32.",
  ],
  [
    "s3Endpoints: [10.0.240.0/26]",
    "s3Endpoints: [10.0.0.0/18, 10.0.64.0/18, 10.0.128.0/18, 10.0.192.0/18]",
    "14:12 network.cidrs: has no address left for pods besides those of endpoints, load balancers and the API server. Name all ranges of the VPC, and the subnets that hold no pods.",
  ],
]);
