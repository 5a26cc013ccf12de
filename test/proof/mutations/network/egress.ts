import { append } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named } from "../../support/resources.ts";
import { emits, namesAnother, namespace, tcp } from "./policies.ts";

const umbrella = named("NetworkPolicy", "umbrella_network");

/** NET-1: where pods send to. */
export const egressMutations: readonly Mutation[] = [
  {
    name: "sends to another tenant",
    claim: "NET-1",
    also: namesAnother,
    break: emits({ to: [namespace("umbrella")], ports: tcp(443) }),
  },
  {
    name: "sends to a platform namespace that no file declares",
    claim: "NET-1",
    break: emits({ to: [namespace("argocd")], ports: tcp(443) }),
  },
  {
    name: "sends to all of kube-system on the port of DNS",
    claim: "NET-1",
    break: emits({ to: [namespace("kube-system")], ports: tcp(53) }),
  },
  {
    name: "sends to the VPC's own addresses",
    claim: "NET-1",
    break: emits({ to: [{ ipBlock: { cidr: "10.0.0.0/16" } }], ports: tcp(443) }),
  },
  {
    name: "sends to all private addresses but the VPC's, by an exception",
    claim: "NET-1",
    break: emits({ to: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.0.0.0/16"] } }], ports: tcp(5432) }),
  },
  {
    name: "sends to every Service",
    claim: "NET-1",
    break: emits({ to: [{ ipBlock: { cidr: "172.20.0.0/16" } }], ports: tcp(443) }),
  },
  {
    name: "sends to a declared range on another port",
    claim: "NET-1",
    break: emits({ to: [{ ipBlock: { cidr: "10.20.0.0/16" } }], ports: tcp(22) }),
  },
  {
    name: "sends to S3's endpoints on every port",
    claim: "NET-1",
    break: emits({ to: [{ ipBlock: { cidr: "10.0.16.0/24" } }] }),
  },
  {
    name: "sends to every public IPv6 address",
    claim: "NET-1",
    break: emits({ to: [{ ipBlock: { cidr: "2000::/3" } }], ports: tcp(443) }),
  },
  {
    name: "leaves the internet open to one who declares none",
    claim: "NET-1",
    break: (plan) =>
      append(plan, umbrella, "spec.egress", { to: [{ ipBlock: { cidr: "8.0.0.0/7" } }], ports: tcp(443) }),
  },
];
