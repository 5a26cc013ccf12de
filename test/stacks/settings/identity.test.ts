import { created, existing } from "./one-stack.ts";
import { refuses } from "./refused.ts";

refuses("an identity that is not known", created, [
  [
    "mode: pod-identity",
    "mode: irsa",
    "9:25 identity.issuer: is missing. Add the cluster's OIDC issuer without https://: trust policies name it.",
  ],
]);

refuses("IRSA", existing, [
  [
    "    stsEndpoints: [10.0.240.0/26]\n",
    "",
    "11:5 network.stsEndpoints: is empty, and irsa needs a way to STS. Name the subnets of the STS interface endpoints.",
  ],
  [
    "oidc.eks.eu-west-1",
    "oidc.eks.us-east-1",
    "9:46 identity.issuer: is not an issuer of eu-west-1. Name the issuer of this cluster.",
  ],
  [
    "create: false",
    "create: true",
    "9:32 identity.mode: irsa needs the issuer of a cluster that exists, and this one is created here. Use pod-identity.",
    "11:15 network.existing.controlPlaneSubnetIds: names fewer than 2 subnets, and a new cluster needs them for its API server. Name the subnets whose ranges are kubernetesApi, in two zones or more.",
    "18:13 addons.vpcCni: is off, and a cluster made here needs it. Name a version.",
    "19:16 addons.kubeProxy: is off, and a cluster made here needs it. Name a version.",
  ],
]);
