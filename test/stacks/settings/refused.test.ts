import assert from "node:assert/strict";
import { created, existing, problems } from "./one-stack.ts";

/** What is replaced in a valid file by what, and the words that refuse it. */
const refused: [base: string, from: string, to: string, problems: string[]][] = [
  [
    created,
    '"123456789012"',
    "123456789012",
    ["2:24 account: must be text, but is the number 123456789012. Put it in quotes."],
  ],
  [
    created,
    "region: eu-west-1",
    "region: eu-west",
    ['3:23 region: "eu-west" is not an AWS region. Write it as eu-west-1.'],
  ],
  [
    created,
    "eks-tenancy:bucket",
    "eks-tenancy:buckt",
    ["2:3 bucket: is missing. Add it.", "14:3 buckt: is an unknown key. Did you mean bucket."],
  ],
  [
    created,
    '"1.36"',
    '"1.34"',
    ['7:14 cluster.version: must be one of 1.35, 1.36, 1.37, but is the text "1.34". Did you mean 1.35.'],
  ],
  [
    created,
    '"1.36"',
    '"1.35"',
    [
      "17:16 addons.kubeProxy: v1.36.0-eksbuild.25 is newer than the cluster's 1.35. Use a version of 1.35.",
      "22:24 addons.clusterAutoscaler: v1.36.1 is not made for Kubernetes 1.35. Use a version v1.35.x.",
    ],
  ],
  [
    created,
    "[eu-west-1a, eu-west-1b]",
    "[eu-west-1a]",
    ["13:12 network.zones: has 1 entry. Keep at least 2."],
  ],
  [
    created,
    "eu-west-1b",
    "eu-west-2b",
    ["13:25 network.zones[1]: eu-west-2b is not in eu-west-1. Name zones of eu-west-1, as eu-west-1a."],
  ],
  [
    created,
    "10.0.0.0/16",
    "10.0.0.0/24",
    ["11:13 network.cidrs[0]: 10.0.0.0/24 is no size to divide here. Use /16 to /20."],
  ],
  [
    created,
    "172.20.0.0/16",
    "10.0.128.0/20",
    ["12:18 network.serviceCidr: 10.0.128.0/20 overlaps the VPC's 10.0.0.0/16. Use a range apart from it."],
  ],
  [
    created,
    "172.20.0.0/16",
    "172.20.0.0/28",
    [
      "12:18 network.serviceCidr: 172.20.0.0/28 is no service range that EKS takes. Use a private range of /12 to /24.",
    ],
  ],
  [
    created,
    "    zones",
    "    s3Endpoints: [10.0.1.0/24]\n    zones",
    ["13:18 network.s3Endpoints: follows from cidrs where the network is made here. Remove it."],
  ],
  [
    created,
    "one-data",
    "One",
    ['14:30 bucket.name: "One" is not a bucket\'s name. Use 3 to 63 lower-case letters, digits and hyphens.'],
  ],
  [
    created,
    "v1.23.1-eksbuild.1",
    "v1.20.0-eksbuild.1",
    [
      "16:13 addons.vpcCni: v1.20.0-eksbuild.1 has a network policy agent that mixes up pods of namespaces such as b-c and c. Use v1.23.0 or newer.",
    ],
  ],
  [
    created,
    "v1.23.1-eksbuild.1",
    "latest",
    [
      '16:13 addons.vpcCni: "latest" is not an add-on\'s version. Write it as aws eks describe-addon-versions does, v1.23.1-eksbuild.1.',
    ],
  ],
  [
    created,
    "v1.3.10-eksbuild.3",
    '"off"',
    ["18:23 addons.podIdentityAgent: is off, and Pod Identity needs it. Name a version."],
  ],
  [
    created,
    "mode: pod-identity",
    "mode: irsa",
    [
      "9:25 identity.issuer: is missing. Add the cluster's OIDC issuer without https://: trust policies name it.",
    ],
  ],
  [
    created,
    "    admins:",
    "    preview: arn:aws:iam::123456789012:role/admins\n    admins:",
    [
      "8:14 cluster.preview: arn:aws:iam::123456789012:role/admins stands here a second time. Keep one: EKS allows one entry for each.",
    ],
  ],
  [
    created,
    "arn:aws:iam",
    "arn:aws-cn:iam",
    [
      "8:14 cluster.admins[0]: arn:aws-cn:iam::123456789012:role/admins is of partition aws-cn, but one is in aws. Name a principal of aws.",
    ],
  ],
  [
    created,
    "config:\n",
    "config:\n  eks-tenancy:pool: {instanceTypes: [g5.xlarge]}\n",
    ["2:37 pool.instanceTypes: has a GPU type, and shared nodes have no GPUs. Use types without a GPU."],
  ],
  [
    created,
    "config:\n",
    "config:\n  eks-tenancy:pool: {min: 5}\n",
    ["2:27 pool.min: is above max 4. Lower min or raise max."],
  ],
  [
    created,
    "config:\n",
    "config:\n  eks-tenancy:tags: {tenant: x}\n",
    ["2:30 tags.tenant: is a tag that the platform or AWS sets itself. Use another key."],
  ],
  [
    existing,
    "s3Endpoints: [10.0.240.0/26]",
    "s3Endpoints: [10.9.240.0/26]",
    [
      "12:19 network.s3Endpoints[0]: 10.9.240.0/26 is not inside 10.0.0.0/16. Name a subnet of the VPC, or add its range to network.cidrs.",
    ],
  ],
  [
    existing,
    "    stsEndpoints: [10.0.240.0/26]\n",
    "",
    [
      "11:5 network.stsEndpoints: is empty, and irsa needs a way to STS. Name the subnets of the STS interface endpoints.",
    ],
  ],
  [
    existing,
    "oidc.eks.eu-west-1",
    "oidc.eks.us-east-1",
    ["9:46 identity.issuer: is not an issuer of eu-west-1. Name the issuer of this cluster."],
  ],
  [
    existing,
    "create: false",
    "create: true",
    [
      "9:32 identity.mode: irsa needs the issuer of a cluster that exists, and this one is created here. Use pod-identity.",
      "11:15 network.existing.controlPlaneSubnetIds: names fewer than 2 subnets, and a new cluster needs them for its API server. Name the subnets whose ranges are kubernetesApi, in two zones or more.",
    ],
  ],
  [
    created,
    "create: true",
    "create: false",
    [
      "11:5 network.existing: is missing: the cluster exists, and so does its network. Name the VPC and the nodes' subnets.",
    ],
  ],
  [
    created,
    "{name: one-data}",
    "{name: one-data, expireRemovedAfterDays: 0}",
    ["14:64 bucket.expireRemovedAfterDays: must be at least 1, but is the number 0. Use at least 1."],
  ],
  [
    created,
    "{name: one-data}",
    "{name: one-data, create: false, expireRemovedAfterDays: 90}",
    [
      "14:79 bucket.expireRemovedAfterDays: needs a bucket that one makes: the lifecycle rules of one that exists are its owner's. Remove it, and let the bucket's owner add a rule for each name of the output removed.",
    ],
  ],
  ...(
    [
      [
        "{acmé: {}}",
        "2:23 adopt.acmé: \"acmé\" is not a tenant's name. Write the name of a tenant's file, without .yaml.",
      ],
      ["{acme: {rol: app}}", "2:30 adopt.acme.rol: is an unknown key. Did you mean role."],
      [
        "{acme: {role: 'arn:aws:iam::123456789012:role/app'}}",
        '2:36 adopt.acme.role: "arn:aws:iam::123456789012:role/app" is not an IAM role\'s name. Write the name alone, without path or ARN.',
      ],
      [
        "{acme: {nodeGroup: acme-2020}}",
        "2:41 adopt.acme.nodeGroup: stands without launchTemplate, and a group on another template is another group. Name the launch template that the group is on; without one it cannot be kept.",
      ],
      [
        "{acme: {role: app}, globex: {role: App}}",
        "2:57 adopt.globex.role: App already becomes acme's. Give it to one of the two.",
      ],
      [
        "{acme: {role: Admins}}",
        "2:36 adopt.acme.role: Admins runs the platform: its policies would be taken away. Name the role of the tenant's workloads.",
      ],
    ] as const
  ).map(([adopt, problem]): [string, string, string, string[]] => [
    created,
    "config:\n",
    `config:\n  eks-tenancy:adopt: ${adopt}\n`,
    [problem],
  ]),
  [created, "config:", "confg:", ["1:1 has no config. Add config: with eks-tenancy: keys."]],
];

describe("settings are refused", () => {
  for (const [base, from, to, expected] of refused) {
    it(`${from.trim()} → ${to.trim()}`, () => {
      assert.notEqual(base.replace(from, to), base);
      assert.deepEqual(
        problems(base.replace(from, to)),
        expected.map((problem) => `Pulumi.one.yaml:${problem}`),
      );
    });
  }

  it("where there is no such stack, with the nearest name", () => {
    assert.deepEqual(problems(created, "ons"), [
      "Pulumi.ons.yaml:1:1 is no stack's configuration. Did you mean one.",
    ]);
    assert.deepEqual(problems(created, "../../x"), [
      "Pulumi...?..?x.yaml:1:1 is no stack's configuration. Use one of one.",
    ]);
  });
});
