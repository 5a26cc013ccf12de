import { refuses } from "../refused.ts";

refuses("the form of the network", {
  minimal: [
    [
      "network: {allowFrom: [{ports: [1]}]}",
      "23 network.allowFrom[0]: names no peer. Add one of tenant, namespace, cidr, loadBalancer.",
    ],
    [
      "network: {allowFrom: [{namespace: ingress}]}",
      "23 network.allowFrom[0]: names no ports. Add the TCP ports, such as ports: [443].",
    ],
    [
      "network: {allowFrom: [{namespace: ingress, cidr: 10.30.0.0/16, ports: [1]}]}",
      "23 network.allowFrom[0]: names both namespace and cidr. Write one entry for each.",
    ],
    [
      "network: {allowTo: [{kubernetesApi: true, ports: [443]}]}",
      "50 network.allowTo[0].ports: has no place here. Remove the ports.",
    ],
    [
      "network: {allowTo: [{internet: false, ports: [443]}]}",
      "32 network.allowTo[0].internet: must be true, but is false. Use true.",
    ],
    [
      "network: {allowTo: [{internet: true, ports: []}]}",
      "45 network.allowTo[0].ports: is empty. Name at least 1.",
    ],
    [
      "network: {allowTo: [{internet: true, ports: [443, 443]}]}",
      "51 network.allowTo[0].ports[1]: 443 stands here a second time. Keep one of the two.",
    ],
    [
      "network: {allowTo: [{internet: true, ports: [65536]}]}",
      "46 network.allowTo[0].ports[0]: must be at most 65535, but is the number 65536. Use at most 65535.",
    ],
  ],
});
