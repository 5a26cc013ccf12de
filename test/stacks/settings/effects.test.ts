import { created, existing } from "./one-stack.ts";
import { refuses } from "./refused.ts";

const theCluster = "has no effect: the cluster one exists. Remove it.";

refuses("what has no effect on what exists", existing, [
  [
    "    admins",
    "    publicAccessCidrs: [203.0.113.0/24]\n    admins",
    `8:24 cluster.publicAccessCidrs: ${theCluster}`,
  ],
  [
    "    admins",
    "    publicAccessFromAnywhere: false\n    systemNodes: {max: 3}\n    admins",
    `8:31 cluster.publicAccessFromAnywhere: ${theCluster}`,
    `9:18 cluster.systemNodes: ${theCluster}`,
  ],
  [
    "subnet-0b11c22e]",
    "subnet-0b11c22e], controlPlaneSubnetIds: []",
    `11:111 network.existing.controlPlaneSubnetIds: ${theCluster}`,
  ],
  [
    "config:\n",
    "config:\n  eks-tenancy:protection: {cluster: true, tenants: true}\n",
    `2:37 protection.cluster: ${theCluster}`,
  ],
  [
    "    serviceCidr",
    "    natGateways: single\n    zones: [eu-west-1a, eu-west-1b]\n    serviceCidr",
    "15:18 network.natGateways: has no effect: the VPC exists. Remove it.",
    "16:12 network.zones: has no effect: the VPC exists. Remove it.",
  ],
  [
    "name: one-data}",
    "name: one-data, create: false}\n  eks-tenancy:protection: {bucket: false}",
    "17:36 protection.bucket: has no effect: the bucket one-data exists. Remove it.",
  ],
  [
    'vpcCni: "off"',
    "vpcCni: v1.23.1-eksbuild.1",
    '18:13 addons.vpcCni: v1.23.1-eksbuild.1 has no effect: the cluster one exists and has its own. Write "off".',
  ],
]);

refuses("STS's endpoints without IRSA", existing, [
  [
    "mode: irsa, issuer: oidc.eks.eu-west-1.amazonaws.com/id/4D2F7C1B9E0A4538B6C7D8E9F0A1B2C3",
    "mode: pod-identity",
    "13:19 network.stsEndpoints: has no effect: with Pod Identity no pod asks STS. Remove it, or use mode: irsa.",
  ],
]);

refuses("a new cluster without what it starts with", created, [
  [
    "vpcCni: v1.23.1-eksbuild.1\n    kubeProxy: v1.36.0-eksbuild.25",
    'vpcCni: "off"\n    kubeProxy: false',
    "16:13 addons.vpcCni: is off, and a cluster made here needs it. Name a version.",
    "17:16 addons.kubeProxy: is off, and a cluster made here needs it. Name a version.",
  ],
]);
