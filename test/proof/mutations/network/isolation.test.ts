import type { Json, Plan } from "../../../../plan/plan.ts";
import { append, guardrailBinding, retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { named, withAnother, without } from "../../support/mutation.ts";
import { acme, emits, names, namespace, tcp, umbrella } from "./rules.ts";

const admits = (rule: Json) => (plan: Plan) => append(plan, acme, "spec.ingress", rule);

judgeMutations("NET-1", [
  { name: "admits everyone on a port", break: admits({ ports: tcp(80) }) },
  { name: "admits every namespace", break: admits({ from: [{ namespaceSelector: {} }] }) },
  {
    name: "admits namespaces by a free label",
    break: admits({ from: [{ namespaceSelector: { matchLabels: { team: "payments" } } }], ports: tcp(80) }),
  },
  {
    name: "admits every namespace but one",
    break: admits({
      from: [
        {
          namespaceSelector: {
            matchExpressions: [
              { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["default"] },
            ],
          },
        },
      ],
    }),
  },
  {
    name: "admits another tenant",
    also: names,
    break: admits({ from: [namespace("umbrella")], ports: tcp(443) }),
  },
  {
    name: "admits some pods of another tenant",
    also: names,
    break: admits({ from: [{ ...namespace("umbrella"), podSelector: { matchLabels: { app: "web" } } }] }),
  },
  {
    name: "admits a declared tenant on another port",
    break: admits({ from: [namespace("globex")], ports: tcp(22) }),
  },
  {
    name: "admits a declared tenant on a range of ports",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "TCP", port: 8443, endPort: 9000 }] }),
  },
  {
    name: "admits a declared tenant on a port by a name",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "TCP", port: "https" }] }),
  },
  {
    name: "admits a declared tenant over another protocol",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "UDP", port: 8443 }] }),
  },
  {
    name: "sends to another tenant",
    also: names,
    break: emits({ to: [namespace("umbrella")], ports: tcp(443) }),
  },
  {
    name: "sends to a platform namespace that no file declares",
    break: emits({ to: [namespace("argocd")], ports: tcp(443) }),
  },
  {
    name: "sends to all of kube-system on the port of DNS",
    break: emits({ to: [namespace("kube-system")], ports: tcp(53) }),
  },
  {
    name: "sends to the VPC's own addresses",
    break: emits({ to: [{ ipBlock: { cidr: "10.0.0.0/16" } }], ports: tcp(443) }),
  },
  {
    name: "sends to all private addresses but the VPC's, by an exception",
    break: emits({ to: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.0.0.0/16"] } }], ports: tcp(5432) }),
  },
  {
    name: "sends to every Service",
    break: emits({ to: [{ ipBlock: { cidr: "172.20.0.0/16" } }], ports: tcp(443) }),
  },
  {
    name: "sends to a declared range on another port",
    break: emits({ to: [{ ipBlock: { cidr: "10.20.0.0/16" } }], ports: tcp(22) }),
  },
  {
    name: "sends to S3's endpoints on every port",
    break: emits({ to: [{ ipBlock: { cidr: "10.0.16.0/24" } }] }),
  },
  {
    name: "sends to every public IPv6 address",
    break: emits({ to: [{ ipBlock: { cidr: "2000::/3" } }], ports: tcp(443) }),
  },
  {
    name: "leaves the internet open to one who declares none",
    break: (plan) =>
      append(plan, umbrella, "spec.egress", { to: [{ ipBlock: { cidr: "8.0.0.0/7" } }], ports: tcp(443) }),
  },
  {
    name: "closes some pods only",
    also: { "NET-2": "a pod without the label is open, the instance metadata included" },
    break: (plan) => set(plan, acme, "spec.podSelector", { matchLabels: { app: "api" } }),
  },
  {
    name: "closes one direction only",
    also: { "NET-2": "what may leave freely may leave for the instance metadata" },
    break: (plan) => set(plan, acme, "spec.policyTypes", ["Ingress"]),
  },
  {
    name: "closes the other direction only",
    break: (plan) => set(plan, acme, "spec.policyTypes", ["Egress"]),
  },
  {
    name: "forgets a tenant's policy",
    also: { "NET-2": "what may leave freely may leave for the instance metadata" },
    break: (plan) => without(plan, acme),
  },
  {
    name: "adds a policy that reopens what the first closes",
    break: (plan) =>
      withAnother(plan, acme, (resource) => ({
        ...resource,
        inputs: {
          ...resource.inputs,
          spec: { podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Ingress"], ingress: [{}] },
        },
      })),
  },
  {
    name: "opens a declared path on the sender's side only",
    break: (plan) => retext(plan, acme, `"globex"`, `"ingress"`),
  },
  {
    name: "declares a path in the sender's file only",
    also: { "I-1": "without the declaration, the policy names a tenant for no reason" },
    break: (plan) => set(plan, named("Tenant", "acme"), "network.allowFrom", []),
  },
  {
    name: "enforces no network policy",
    break: (plan) =>
      set(plan, named("Cluster", "platform_cluster"), "vpcCniOptions.enableNetworkPolicy", false),
  },
  {
    name: "admits bare pods, on which no policy is enforced",
    break: (plan) => without(plan, guardrailBinding("bare-pods")),
  },
  {
    name: "writes a policy that the judge does not know",
    also: { "NET-2": "the same policy says what of the essentials is reached" },
    break: (plan) => set(plan, acme, "spec.tier", "Admin"),
  },
  {
    name: "has a policy that is known only after deployment",
    also: { "NET-2": "the same policy says what of the essentials is reached" },
    break: (plan) => set(plan, acme, "spec.ingress", "[computed]"),
  },
]);
