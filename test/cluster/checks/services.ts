import type { KubeObject } from "../control-plane/index.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, deniedByServer, equals, passes } from "../suite/expect.ts";
import { described, ingress, object, service } from "../suite/objects.ts";
import { requestAttack } from "../suite/request-attack.ts";

const attack = (title: string, spec: object, says: RegExp) =>
  requestAttack({
    id: "CPI-7",
    title,
    as: (world) => world.developer("acme"),
    bad: service("probe", "acme", spec),
    good: service("probe", "acme"),
    by: "policy",
    says,
  });

const balancer = (world: { variant: { injects: boolean } }, rest: object = {}) =>
  service("balancer", "umbrella", {
    type: "LoadBalancer",
    ...(!world.variant.injects && {
      allocateLoadBalancerNodePorts: false,
      loadBalancerClass: "service.k8s.aws/nlb",
    }),
    ...rest,
  });

const annotated = (key: string, value = "x") =>
  described(service("probe", "acme"), { annotations: { [key]: value } });
const harmless = annotated("service.beta.kubernetes.io/aws-load-balancer-scheme", "internal");

const ports = (count: number) =>
  service("probe", "acme", {
    ports: Array.from({ length: count }, (_, index) => ({ name: `p${index}`, port: index + 1 })),
  });
const labelled = (count: number) =>
  described(service("probe", "acme"), {
    labels: Object.fromEntries(Array.from({ length: count }, (_, index) => [`l${index}`, "x"])),
  });
const size = (title: string, make: (count: number) => KubeObject, says: RegExp) =>
  requestAttack({
    id: "Q-1",
    title,
    as: (world) => world.developer("acme"),
    bad: make(101),
    good: make(100),
    by: "policy",
    says,
  });

/** A Service stands for pods of its own namespace, and for nothing else. */
export const services = [
  size("a Service with more ports than 100, which every node would open up", ports, /at most 100 ports/),
  size("a Service with more labels than 100, which every node would keep", labelled, /at most 100 labels/),
  attack("another's address by externalIPs", { externalIPs: ["10.100.0.1"] }, /externalIPs could take over/),
  attack(
    "the API server by another name (ExternalName)",
    { type: "ExternalName", externalName: "kubernetes.default.svc", selector: null, ports: null },
    /type ExternalName is not for tenants/,
  ),
  attack("a port on every node (NodePort)", { type: "NodePort" }, /type NodePort is not for tenants/),
  attack(
    "node ports by way of a load balancer",
    {
      type: "LoadBalancer",
      loadBalancerClass: "service.k8s.aws/nlb",
      allocateLoadBalancerNodePorts: false,
      ports: [{ port: 80, nodePort: 30080 }],
    },
    /a node port is open on every node/,
  ),
  attack(
    "a load balancer of another controller",
    { type: "LoadBalancer", loadBalancerClass: "example.com/other", allocateLoadBalancerNodePorts: false },
    /load balancers reach pods directly/,
  ),
  attack(
    "a health check port on every node (externalTrafficPolicy Local)",
    {
      type: "LoadBalancer",
      loadBalancerClass: "service.k8s.aws/nlb",
      allocateLoadBalancerNodePorts: false,
      externalTrafficPolicy: "Local",
    },
    /opens a port on every node/,
  ),
  ...[
    "service.beta.kubernetes.io/aws-load-balancer-security-groups",
    "service.beta.kubernetes.io/aws-load-balancer-eip-allocations",
    "service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags",
    "external-dns.alpha.kubernetes.io/hostname",
  ].map((key) =>
    requestAttack({
      id: "CPI-7",
      title: `annotation ${key}`,
      as: (world) => world.developer("acme"),
      bad: annotated(key),
      good: harmless,
      by: "policy",
      says: /these annotations could reach for what is another tenant's/,
    }),
  ),
  requestAttack({
    id: "CPI-7",
    title: "an Ingress that joins another tenant's group of load balancers",
    as: (world) => world.developer("acme"),
    bad: described(ingress("probe", "acme"), {
      annotations: { "alb.ingress.kubernetes.io/group.name": "acme-eu" },
    }),
    good: described(ingress("probe", "acme"), {
      annotations: { "alb.ingress.kubernetes.io/scheme": "internal" },
    }),
    by: "policy",
    says: /alb.ingress.kubernetes.io\/group.name/,
  }),
  check("Q-1", "load balancers within the quota only, and without node ports", async (world) => {
    const developer = world.developer("umbrella");
    const { spec } = passes(await developer.create(balancer(world)), "the first load balancer");
    try {
      equals(
        (spec as { ports: { nodePort?: number }[] }).ports.map(({ nodePort }) => nodePort ?? 0),
        [0],
        "its node ports",
      );
      const second = described(balancer(world), { name: "second" });
      deniedByServer(await developer.create(second, { dryRun: true }), /exceeded quota/, "the second");
    } finally {
      await world.admin.remove(balancer(world));
    }
  }),
  check("Q-1", "no load balancer for a tenant whose quota has none", async (world) => {
    const own = (namespace: string) => described(balancer(world), { namespace });
    passes(await world.developer("acme").create(own("acme"), { dryRun: true }), "acme, which has one");
    const reply = await world.developer("globex").create(own("globex"), { dryRun: true });
    deniedByServer(reply, /exceeded quota/, "globex, which has none");
  }),
  check(
    "N-1",
    "a load balancer without further fields: completed, or told the lines to add",
    async (world) => {
      const plain = service("balancer", "acme", { type: "LoadBalancer" });
      const reply = await world.developer("acme").create(plain, { dryRun: true });
      if (!world.variant.injects) {
        return deniedByPolicy(
          reply,
          /add to the spec allocateLoadBalancerNodePorts: false/,
          "without mutation",
        );
      }
      const { spec, metadata } = passes(reply, "a plain load balancer");
      const { loadBalancerClass } = spec as { loadBalancerClass?: string };
      equals(loadBalancerClass, "service.k8s.aws/nlb", "its class");
      equals(Object.values(metadata.annotations ?? {}), ["ip"], "its targets");
    },
  ),
  requestAttack({
    id: "CPI-7",
    title: "endpoints of the tenant's own making",
    as: (world) => world.person("acme", "admins"),
    bad: object("v1", "Endpoints", "probe", "acme", { subsets: [] }),
    goodAs: (world) => world.admin,
    good: object("v1", "Endpoints", "probe", "acme", { subsets: [] }),
    by: "rbac",
  }),
];
