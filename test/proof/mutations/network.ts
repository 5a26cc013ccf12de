import type { Json, Plan } from "../../../plan/plan.ts";
import { append, disarm, guardrail, guardrailBinding, retext, set } from "../support/edit.ts";
import { type Mutation, named, withAnother, without } from "../support/mutation.ts";

const acme = named("NetworkPolicy", "acme_network");
const globex = named("NetworkPolicy", "globex_network");
const umbrella = named("NetworkPolicy", "umbrella_network");

const namespace = (name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});
const tcp = (port: number) => [{ protocol: "TCP", port }];
const admits = (rule: Json) => (plan: Plan) => append(plan, acme, "spec.ingress", rule);
const emits = (rule: Json) => (plan: Plan) => append(plan, acme, "spec.egress", rule);
const names = { "I-1": "the policy names a tenant to whom its file declares no path" };

const isolation: Mutation[] = [
  { name: "admits everyone on a port", claim: "NET-1", break: admits({ ports: tcp(80) }) },
  { name: "admits every namespace", claim: "NET-1", break: admits({ from: [{ namespaceSelector: {} }] }) },
  {
    name: "admits namespaces by a free label",
    claim: "NET-1",
    break: admits({ from: [{ namespaceSelector: { matchLabels: { team: "payments" } } }], ports: tcp(80) }),
  },
  {
    name: "admits every namespace but one",
    claim: "NET-1",
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
    claim: "NET-1",
    also: names,
    break: admits({ from: [namespace("umbrella")], ports: tcp(443) }),
  },
  {
    name: "admits some pods of another tenant",
    claim: "NET-1",
    also: names,
    break: admits({ from: [{ ...namespace("umbrella"), podSelector: { matchLabels: { app: "web" } } }] }),
  },
  {
    name: "admits a declared tenant on another port",
    claim: "NET-1",
    break: admits({ from: [namespace("globex")], ports: tcp(22) }),
  },
  {
    name: "admits a declared tenant on a range of ports",
    claim: "NET-1",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "TCP", port: 8443, endPort: 9000 }] }),
  },
  {
    name: "admits a declared tenant on a port by a name",
    claim: "NET-1",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "TCP", port: "https" }] }),
  },
  {
    name: "admits a declared tenant over another protocol",
    claim: "NET-1",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "UDP", port: 8443 }] }),
  },
  {
    name: "sends to another tenant",
    claim: "NET-1",
    also: names,
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
  {
    name: "closes some pods only",
    claim: "NET-1",
    also: { "NET-2": "a pod without the label is open, the instance metadata included" },
    break: (plan) => set(plan, acme, "spec.podSelector", { matchLabels: { app: "api" } }),
  },
  {
    name: "closes one direction only",
    claim: "NET-1",
    also: { "NET-2": "what may leave freely may leave for the instance metadata" },
    break: (plan) => set(plan, acme, "spec.policyTypes", ["Ingress"]),
  },
  {
    name: "closes the other direction only",
    claim: "NET-1",
    break: (plan) => set(plan, acme, "spec.policyTypes", ["Egress"]),
  },
  {
    name: "forgets a tenant's policy",
    claim: "NET-1",
    also: { "NET-2": "what may leave freely may leave for the instance metadata" },
    break: (plan) => without(plan, acme),
  },
  {
    name: "adds a policy that reopens what the first closes",
    claim: "NET-1",
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
    claim: "NET-1",
    break: (plan) => retext(plan, acme, `"globex"`, `"ingress"`),
  },
  {
    name: "declares a path in the sender's file only",
    claim: "NET-1",
    also: { "I-1": "without the declaration, the policy names a tenant for no reason" },
    break: (plan) => set(plan, named("Tenant", "acme"), "network.allowFrom", []),
  },
  {
    name: "enforces no network policy",
    claim: "NET-1",
    break: (plan) =>
      set(plan, named("Cluster", "platform_cluster"), "vpcCniOptions.enableNetworkPolicy", false),
  },
  {
    name: "admits bare pods, on which no policy is enforced",
    claim: "NET-1",
    break: (plan) => without(plan, guardrailBinding("bare-pods")),
  },
  {
    name: "writes a policy that the judge does not know",
    claim: "NET-1",
    also: { "NET-2": "the same policy says what of the essentials is reached" },
    break: (plan) => set(plan, acme, "spec.tier", "Admin"),
  },
  {
    name: "has a policy that is known only after deployment",
    claim: "NET-1",
    also: { "NET-2": "the same policy says what of the essentials is reached" },
    break: (plan) => set(plan, acme, "spec.ingress", "[computed]"),
  },
];

const essentials: Mutation[] = [
  {
    name: "opens the link-local range",
    claim: "NET-2",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.0.0/16" } }], ports: tcp(80) }),
  },
  {
    name: "opens the instance metadata",
    claim: "NET-2",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.169.254/32" } }], ports: tcp(80) }),
  },
  {
    name: "opens the link-local range but for the metadata, by an exception",
    claim: "NET-2",
    break: emits({
      to: [{ ipBlock: { cidr: "169.254.0.0/16", except: ["169.254.169.254/32"] } }],
      ports: tcp(80),
    }),
  },
  {
    name: "opens the Pod Identity agent on every port",
    claim: "NET-2",
    break: emits({ to: [{ ipBlock: { cidr: "169.254.170.23/32" } }] }),
  },
  {
    name: "opens the instance metadata over IPv6",
    claim: "NET-2",
    also: { "NET-1": "no file declares an IPv6 range" },
    break: emits({ to: [{ ipBlock: { cidr: "fd00:ec2::254/128" } }], ports: tcp(80) }),
  },
  {
    name: "opens every address",
    claim: "NET-2",
    also: { "NET-1": "every address is every pod's too" },
    break: emits({ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: tcp(443) }),
  },
  {
    name: "closes DNS over TCP",
    claim: "NET-2",
    break: (plan) => set(plan, acme, "spec.egress.1.ports", [{ protocol: "UDP", port: 53 }]),
  },
  {
    name: "looks for DNS in another namespace",
    claim: "NET-2",
    also: { "NET-1": "that namespace is open instead, and no file declares it" },
    break: (plan) => retext(plan, globex, `"kube-system"`, `"kube-public"`),
  },
  {
    name: "closes the Pod Identity agent",
    claim: "NET-2",
    break: (plan) => set(plan, acme, "spec.egress.2.ports", [{ protocol: "TCP", port: 8080 }]),
  },
  {
    name: "forgets one of S3's endpoints",
    claim: "NET-2",
    break: (plan) => set(plan, acme, "spec.egress.3.to", [{ ipBlock: { cidr: "10.0.16.0/24" } }]),
  },
  {
    name: "forgets STS, which gives credentials under IRSA",
    claim: "NET-2",
    stack: "prod",
    break: (plan) => ({
      ...plan,
      settings: {
        ...plan.settings,
        network: { ...plan.settings.network, stsEndpoints: ["10.128.250.0/24"] },
      },
    }),
  },
];

const reopening: Mutation[] = [
  {
    name: "lets tenants admit whom they like",
    claim: "NET-3",
    break: (plan) => disarm(plan, "network-policies", "ingress"),
  },
  {
    name: "lets tenants send where they like",
    claim: "NET-3",
    break: (plan) => disarm(plan, "network-policies", "egress"),
  },
  {
    name: "drops the rule on tenants' policies",
    claim: "NET-3",
    break: (plan) => without(plan, guardrail("network-policies")),
  },
  {
    name: "binds it nowhere",
    claim: "NET-3",
    break: (plan) => without(plan, guardrailBinding("network-policies")),
  },
  {
    name: "only warns of a tenant's policy",
    claim: "NET-3",
    break: (plan) =>
      set(plan, guardrailBinding("network-policies"), "spec.validationActions", ["Warn", "Audit"]),
  },
  {
    name: "lets a policy pass when the rule fails",
    claim: "NET-3",
    break: (plan) => set(plan, guardrail("network-policies"), "spec.failurePolicy", "Ignore"),
  },
  {
    name: "looks at new policies only",
    claim: "NET-3",
    break: (plan) =>
      set(plan, guardrail("network-policies"), "spec.matchConstraints.resourceRules.0.operations", [
        "CREATE",
      ]),
  },
  {
    name: "looks at people's policies and not at workloads'",
    claim: "NET-3",
    break: (plan) =>
      set(
        plan,
        guardrail("network-policies"),
        "spec.matchConditions.0.expression",
        '"tenants" in request.userInfo.groups',
      ),
  },
  {
    name: "leaves one tenant's namespace out",
    claim: "NET-3",
    also: { "I-1": "the binding names the tenant" },
    break: (plan) =>
      append(
        plan,
        guardrailBinding("network-policies"),
        "spec.matchResources.namespaceSelector.matchExpressions",
        {
          key: "tenant",
          operator: "NotIn",
          values: ["umbrella"],
        },
      ),
  },
  {
    name: "makes an exception of one tenant in the rule itself",
    claim: "NET-3",
    also: { "I-1": "the rule names the tenant" },
    break: (plan) =>
      retext(
        plan,
        guardrail("network-policies"),
        `"expression":"object.spec`,
        `"expression":"request.namespace == \\"umbrella\\" || object.spec`,
      ),
  },
  {
    name: "takes a null list of peers for none",
    claim: "NET-3",
    break: (plan) => retext(plan, guardrail("network-policies"), ".size() > 0", ".size() >= 0"),
  },
  {
    name: "asks a function that only an API server has",
    claim: "NET-3",
    break: (plan) =>
      set(
        plan,
        guardrail("network-policies"),
        "spec.validations.0.expression",
        'authorizer.group("").resource("pods").check("get").allowed()',
      ),
  },
];

export const networkMutations: readonly Mutation[] = [...isolation, ...essentials, ...reopening];
