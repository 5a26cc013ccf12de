import { created } from "./one-stack.ts";
import { refuses } from "./refused.ts";

refuses("the cluster", created, [
  [
    '"1.36"',
    '"1.34"',
    '7:14 cluster.version: must be one of 1.35, 1.36, 1.37, but is the text "1.34". Did you mean 1.35?',
  ],
  [
    '"1.36"',
    '"1.35"',
    "17:16 addons.kubeProxy: v1.36.0-eksbuild.25 is newer than the cluster's 1.35. Use a version of 1.35.",
    "22:24 addons.clusterAutoscaler: v1.36.1 is not made for Kubernetes 1.35. Use a version v1.35.x.",
  ],
  [
    "create: true",
    "create: false",
    "11:5 network.existing: is missing: the cluster exists, and so does its network. Name the VPC and the nodes' subnets.",
    '16:13 addons.vpcCni: v1.23.1-eksbuild.1 has no effect: the cluster one exists and has its own. Write "off".',
    '17:16 addons.kubeProxy: v1.36.0-eksbuild.25 has no effect: the cluster one exists and has its own. Write "off".',
  ],
  [
    "    admins:",
    "    preview: arn:aws:iam::123456789012:role/admins\n    admins:",
    "8:14 cluster.preview: arn:aws:iam::123456789012:role/admins stands here a second time. Keep one: EKS allows one entry for each.",
  ],
  [
    "arn:aws:iam",
    "arn:aws-cn:iam",
    "8:14 cluster.admins[0]: arn:aws-cn:iam::123456789012:role/admins is of partition aws-cn, but one is in aws. Name a principal of aws.",
  ],
]);

refuses("shared nodes", created, [
  [
    "config:\n",
    "config:\n  eks-tenancy:pool: {instanceTypes: [g5.xlarge]}\n",
    "2:37 pool.instanceTypes: has a GPU type, and shared nodes have no GPUs. Use types without a GPU.",
  ],
  [
    "config:\n",
    "config:\n  eks-tenancy:pool: {min: 5}\n",
    "2:27 pool.min: is above max 4. Lower min or raise max.",
  ],
]);
