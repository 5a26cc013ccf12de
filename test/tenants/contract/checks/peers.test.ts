import assert from "node:assert/strict";
import { minimal, problems } from "../directory.ts";
import { refuses } from "../refused.ts";

refuses("peers", {
  minimal: [
    [
      "network: {allowTo: [{internet: true, ports: [443, 80]}, {internet: true, ports: [443]}]}",
      "57 network.allowTo[1]: repeats network.allowTo[0]. Remove it, or keep in each entry the ports that the other lacks.",
    ],
    [
      "network: {allowTo: [{namespace: kube-system, ports: [443]}]}",
      "33 network.allowTo[0].namespace: kube-system is not a namespace that dev lets tenants reach. Use one of ingress, monitoring.",
    ],
  ],
});

/** Each refused at `network.allowTo[0].cidr`. */
const ranges: [cidr: string, problem: string][] = [
  ["10.30.0.1/16", "10.30.0.1/16 has host bits set. Write 10.30.0.0/16."],
  ["10.30.0.0", "10.30.0.0 has no prefix length. Write 10.30.0.0/32."],
  ["10.030.0.0/16", '"10.030.0.0/16" is not an IPv4 range. Write it as 10.30.0.0/16.'],
  ["10.30.0.0/33", '"10.30.0.0/33" is not an IPv4 range. Write it as 10.30.0.0/16.'],
  ["fd00::/8", "fd00::/8 is IPv6. Use an IPv4 range: the clusters are IPv4."],
  [
    "10.0.5.0/24",
    "10.0.5.0/24 reaches the cluster's own range 10.0.0.0/16. Name a tenant, a namespace, a load balancer or the API server instead, or a range outside.",
  ],
  [
    "172.20.0.0/24",
    "172.20.0.0/24 reaches the cluster's own range 172.20.0.0/16. Name a tenant, a namespace, a load balancer or the API server instead, or a range outside.",
  ],
  [
    "0.0.0.0/0",
    "0.0.0.0/0 reaches the cluster's own range 10.0.0.0/16. Write internet: true for public addresses.",
  ],
  [
    "169.254.169.254/32",
    "169.254.169.254/32 reaches 169.254.0.0/16 (link-local, instance metadata included). Use a range of real hosts.",
  ],
  ["127.0.0.0/8", "127.0.0.0/8 reaches 127.0.0.0/8 (loopback). Use a range of real hosts."],
  ["224.0.0.0/8", "224.0.0.0/8 reaches 224.0.0.0/3 (multicast and reserved). Use a range of real hosts."],
];

describe("a tenant file is refused for a peer's", () => {
  for (const [cidr, problem] of ranges) {
    it(`range ${cidr}`, () => {
      const text = `${minimal}network: {allowTo: [{cidr: "${cidr}", ports: [443]}]}\n`;
      assert.deepEqual(problems({ "acme.yaml": text }), [
        `acme.yaml:4:28 network.allowTo[0].cidr: ${problem}`,
      ]);
    });
  }
});
