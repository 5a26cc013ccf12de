import { retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { acme, emits, globex, tcp } from "./rules.ts";

judgeMutations("NET-2", [
  {
    name: "opens the link-local range",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.0.0/16" } }], ports: tcp(80) }),
  },
  {
    name: "opens the instance metadata",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.169.254/32" } }], ports: tcp(80) }),
  },
  {
    name: "opens the link-local range but for the metadata, by an exception",
    break: emits({
      to: [{ ipBlock: { cidr: "169.254.0.0/16", except: ["169.254.169.254/32"] } }],
      ports: tcp(80),
    }),
  },
  {
    name: "opens the Pod Identity agent on every port",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.170.23/32" } }] }),
  },
  {
    name: "opens the instance metadata over IPv6",
    also: { "NET-1": "no file declares an IPv6 range" },
    break: emits({ to: [{ ipBlock: { cidr: "fd00:ec2::254/128" } }], ports: tcp(80) }),
  },
  {
    name: "opens every address",
    also: { "NET-1": "every address is every pod's too" },
    break: emits({ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: tcp(443) }),
  },
  {
    name: "closes DNS over TCP",
    break: (plan) => set(plan, acme, "spec.egress.1.ports", [{ protocol: "UDP", port: 53 }]),
  },
  {
    name: "looks for DNS in another namespace",
    also: { "NET-1": "that namespace is open instead, and no file declares it" },
    break: (plan) => retext(plan, globex, `"kube-system"`, `"kube-public"`),
  },
  {
    name: "closes the Pod Identity agent",
    break: (plan) => set(plan, acme, "spec.egress.2.ports", [{ protocol: "TCP", port: 8080 }]),
  },
  {
    name: "forgets one of S3's endpoints",
    break: (plan) => set(plan, acme, "spec.egress.3.to", [{ ipBlock: { cidr: "10.0.16.0/24" } }]),
  },
  {
    name: "forgets STS, which gives credentials under IRSA",
    stack: "prod",
    break: (plan) => ({
      ...plan,
      settings: {
        ...plan.settings,
        network: { ...plan.settings.network, stsEndpoints: ["10.128.250.0/24"] },
      },
    }),
  },
]);
